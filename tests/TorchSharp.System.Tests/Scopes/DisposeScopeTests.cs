using static TorchSharp.torch;

namespace EngineTests.Scopes;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_takes_its_tensors_along_and_leaves_older_ones()
    {
        using var outside = ones(1);
        Tensor inside;
        using (NewDisposeScope()) inside = outside + 1;
        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid);
    }

    [Fact]
    public void The_innermost_scope_owns_what_is_made()
    {
        using var outer = NewDisposeScope();
        var first = ones(1);
        using (var inner = NewDisposeScope())
        {
            Assert.Same(inner, CurrentDisposeScope);
            var second = ones(1);
            Assert.True(inner.Contains(second) && outer.Contains(first) && !outer.Contains(second));
            Assert.Equal((1, 1), (inner.DisposablesCount, outer.DisposablesCount));
        }
        Assert.Same(outer, CurrentDisposeScope);
        Assert.False(first.IsInvalid);
    }

    [Fact]
    public void What_is_moved_to_the_outer_scope_lives_as_long_as_that()
    {
        Tensor moved, other;
        using (NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                moved = ones(1).MoveToOuterDisposeScope();
                other = inner.MoveToOuter(zeros(1));
            }
            Assert.False(moved.IsInvalid || other.IsInvalid);
        }
        Assert.True(moved.IsInvalid && other.IsInvalid);
    }

    [Fact]
    public void What_leaves_the_outermost_scope_belongs_to_nobody()
    {
        Tensor free, detached;
        using (NewDisposeScope())
        {
            free = ones(1).MoveToOuterDisposeScope();
            detached = ones(1).DetachFromDisposeScope();
        }
        Assert.False(free.IsInvalid || detached.IsInvalid);
        free.Dispose();
        detached.Dispose();
    }

    [Fact]
    public void Everything_but_what_is_kept_is_disposed()
    {
        using var scope = NewDisposeScope();
        Tensor kept = ones(1), also = ones(1), gone = ones(1);
        Assert.Equal((kept, also), scope.DisposeEverythingBut(kept, also));
        Assert.True(gone.IsInvalid);
        Assert.False(kept.IsInvalid || also.IsInvalid);
        Assert.Equal(2, scope.DisposablesCount);
        scope.DisposeEverything();
        Assert.True(kept.IsInvalid && also.IsInvalid);
        Assert.Empty(scope.DisposablesView);
    }

    [Fact]
    public void Attached_tensors_change_their_owner()
    {
        using var unowned = ones(1);
        using var outer = NewDisposeScope();
        var owned = ones(1);
        using (var inner = NewDisposeScope()) inner.Attach(unowned, owned);
        Assert.True(unowned.IsInvalid && owned.IsInvalid);
        Assert.Equal(0, outer.DisposablesCount);
    }

    [Fact]
    public void A_tensor_can_be_moved_to_any_scope()
    {
        using var first = NewDisposeScope();
        Tensor moved, anchor = ones(1);
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) moved = ones(1).MoveToOtherDisposeScope(anchor);
        }
        Assert.True(first.Contains(moved));
        Assert.False(moved.IsInvalid);
    }

    [Fact]
    public void A_disposed_scope_refuses()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        using var x = ones(1);
        Assert.Throws<ObjectDisposedException>(() => scope.Attach(x));
    }

    [Fact]
    public void A_tensor_that_is_disposed_early_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        ones(1).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_long_loop_of_early_disposals_keeps_the_scope_in_order()
    {
        using var scope = NewDisposeScope();
        var kept = new List<Tensor>();
        for (var i = 0; i < 1000; i++)
        {
            kept.Add(tensor((float)i));
            if (i % 2 == 1) kept[i - 1].Dispose();
        }
        Assert.Equal(500, scope.DisposablesCount);
        Assert.All(Enumerable.Range(0, 500), i => Assert.True(scope.Contains(kept[(2 * i) + 1])));
        scope.DisposeEverythingBut(kept[^1]);
        Assert.Equal(999, kept[^1].item<float>());
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void A_wrapped_expression_leaves_its_result_only()
    {
        var before = Alive.Count();
        using (var sum = WrappedTensorDisposeScope(() => (ones(3) * 2).sum()))
        {
            Assert.Equal(6, sum.item<float>());
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }
}
