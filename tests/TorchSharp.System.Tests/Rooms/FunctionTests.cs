using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EngineTests.Rooms;

/// <summary>Functions with a backward pass in C#, by closed forms.</summary>
public class FunctionTests
{
    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            ctx.save_data("scale", vars[1]);
            return x.pow(3).mul((double)vars[1]);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var scale = (double)ctx.get_data("scale");
            return [ctx.get_saved_variables()[0].square().mul(3 * scale).mul(grad_output), null!];
        }
    }

    private sealed class SumAndSign : autograd.MultiTensorFunction<SumAndSign>
    {
        public override string Name => nameof(SumAndSign);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (x, y) = ((Tensor)vars[0], (Tensor)vars[1]);
            var sign = x.sign();
            ctx.mark_non_differentiable([sign]);
            return [x.add(y), sign, x.sub(y)];
        }

        // The third result is not used: its gradient is zeros.
        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
            => [grad_outputs[0].add(grad_outputs[2]), grad_outputs[0].sub(grad_outputs[2])];
    }

    private sealed class DoubleInPlace : autograd.SingleTensorFunction<DoubleInPlace>
    {
        public override string Name => nameof(DoubleInPlace);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = ((Tensor)vars[0]).mul_(2);
            ctx.mark_dirty([x]);
            return x;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output.mul(2)];
    }

    private sealed class Same : autograd.SingleTensorFunction<Same>
    {
        public override string Name => nameof(Same);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new InvalidOperationException("no way back");
    }

    [Fact]
    public void The_gradient_is_the_functions_own()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f, -3f]).requires_grad_();
        var y = Cube.apply(x, 0.5);
        Expect.Elements(y, 0.5, 4, -13.5);
        y.sum().backward();
        Expect.Elements(x.grad!, 1.5, 6, 13.5);
    }

    [Fact]
    public void Without_gradients_it_is_a_plain_call()
    {
        using var scope = NewDisposeScope();
        Assert.False(Cube.apply(ones(2), 1.0).requires_grad);
        using var frozen = no_grad();
        Assert.False(Cube.apply(ones(2).requires_grad_(), 1.0).requires_grad);
    }

    [Fact]
    public void It_can_be_differentiated_twice()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2f]).requires_grad_();
        var first = autograd.grad([Cube.apply(x, 1.0)], [x], create_graph: true)[0];
        Expect.Elements(first, 12);
        Expect.Elements(autograd.grad([first], [x])[0], 12);
    }

    [Fact]
    public void Several_results_some_of_them_without_gradients()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor([2f, -1f]).requires_grad_(), tensor([1f, 1f]).requires_grad_());
        var results = SumAndSign.apply(x, y);
        Assert.False(results[1].requires_grad);
        results[0].mul(results[1]).sum().backward();
        Expect.Elements(x.grad!, 1, -1);
        Expect.Elements(y.grad!, 1, -1);
    }

    [Fact]
    public void What_was_changed_in_place_has_the_functions_gradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 3f]).requires_grad_();
        var inner = x.mul(5);
        var changed = DoubleInPlace.apply(inner);
        Expect.Elements(inner, 10, 30);
        changed.sum().backward();
        Expect.Elements(x.grad!, 10, 10);
    }

    [Fact]
    public void What_backward_throws_reaches_the_caller_with_its_text()
    {
        using var scope = NewDisposeScope();
        var x = ones(1).requires_grad_();
        var thrown = Assert.Throws<ExternalException>(() => Same.apply(x).sum().backward());
        Assert.Contains("Same.backward: InvalidOperationException: no way back", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_pass_without_retain_graph_is_refused()
    {
        using var scope = NewDisposeScope();
        var y = Cube.apply(ones(1).requires_grad_(), 1.0);
        y.backward();
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => y.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_graph_frees_what_it_saved()
    {
        using (NewDisposeScope()) Cube.apply(ones(1).requires_grad_(), 1.0).backward();
        var before = Alive.Count();
        for (var i = 0; i < 100; i++)
        {
            using var scope = NewDisposeScope();
            Cube.apply(ones(1).requires_grad_(), 1.0).backward();
        }
        Assert.Equal(before, Alive.Count());
    }
}
