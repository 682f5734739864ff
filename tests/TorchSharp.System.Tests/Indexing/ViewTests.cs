using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EngineTests.Indexing;

public class ViewTests
{
    [Fact]
    public void Numbers_and_ranges_give_views_masks_and_tensors_copies()
    {
        using var scope = NewDisposeScope();
        var x = arange(6f).reshape(2, 3);
        _ = x[0, 1].fill_(-1);
        _ = x[.., 2..].fill_(-2);
        _ = x[x > 2].fill_(100);
        _ = x[tensor(new[] { 1L })].fill_(100);
        Expect.Elements(x, 0, -1, -2, 3, 4, -2);
    }

    [Fact]
    public void Index_put_adds_up_where_it_is_asked_to()
    {
        using var scope = NewDisposeScope();
        var x = zeros(3);
        _ = x.index_put_(tensor(1f), [tensor(new[] { 0L, 0, 2 })], accumulate: true);
        Expect.Elements(x, 2, 0, 1);
        _ = x.index_put_(5, TensorIndex.Slice(1, 3));
        Expect.Elements(x, 2, 5, 5);
    }

    [Fact]
    public void An_assignment_has_a_gradient()
    {
        using var scope = NewDisposeScope();
        var value = ones(2, requires_grad: true);
        var x = zeros(2, 3);
        x[.., 1] = value * 3;
        x.sum().backward();
        Expect.Elements(value.grad!, 3, 3);
    }

    [Fact]
    public void A_place_that_is_not_there_is_an_error_that_says_so()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        Assert.Contains("index 2 out of range", Assert.Throws<ExternalException>(() => x[2]).Message, StringComparison.Ordinal);
        _ = Assert.Throws<ExternalException>(() => x[0, 0, 0]);
        _ = Assert.Throws<ExternalException>(() => x[tensor(new[] { 5L })]);
        _ = Assert.Throws<ExternalException>(() => x[TensorIndex.Slice(0, 2, -1)]);
    }
}
