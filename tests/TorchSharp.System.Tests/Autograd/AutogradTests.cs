using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EngineTests.Autograd;

public class AutogradTests
{
    [Fact]
    public void Backward_adds_to_the_gradients_of_the_leaves()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2, 3 }, requires_grad: true);
        Assert.Null(x.grad);
        (x * x).sum().backward();
        Expect.Elements(x.grad!, 2, 4, 6);
        (x * 10).sum().backward();
        Expect.Elements(x.grad!, 12, 14, 16);
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void A_graph_serves_once_unless_it_is_retained()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2f, requires_grad: true);
        var y = x * x;
        y.backward(retain_graph: true);
        y.backward();
        Expect.Elements(x.grad!, 8);
        Assert.Contains("retain_graph", Assert.Throws<ExternalException>(y.backward).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_of_gradients_are_there_when_the_graph_is_created()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3f, requires_grad: true);
        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        Expect.Elements(first, 27);
        var second = autograd.grad([first], [x], create_graph: true)[0];
        Expect.Elements(second, 18);
        second.backward();
        Expect.Elements(x.grad!, 6);
    }

    [Fact]
    public void Grad_returns_gradients_and_leaves_the_leaves_alone()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true), y = ones(2, requires_grad: true), unused = ones(1, requires_grad: true);
        var gradients = autograd.grad([x * 2 + (y * 3)], [x, y], [tensor(new[] { 1f, 10 })]);
        Expect.Elements(gradients[0], 2, 20);
        Expect.Elements(gradients[1], 3, 30);
        Assert.Null(x.grad);
        Assert.Null(autograd.grad([x.sum()], [x, unused], allow_unused: true)[1]);
        _ = Assert.Throws<ExternalException>(() => autograd.grad([x.sum()], [unused]));
    }

    [Fact]
    public void A_result_of_many_elements_needs_its_own_gradient()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Assert.Contains("scalar outputs", Assert.Throws<ExternalException>(() => (x * 2).backward()).Message, StringComparison.Ordinal);
        (x * 2).backward([tensor(new[] { 1f, -1 })]);
        Expect.Elements(x.grad!, 2, -2);
    }

    [Fact]
    public void Nothing_is_recorded_without_grad_and_everything_as_before_afterwards()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False((x * 2).requires_grad);
        }
        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
        using (set_grad_enabled(false)) Assert.False(is_grad_enabled());
    }

    [Fact]
    public void Tensors_of_inference_mode_cannot_learn_later()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Tensor made;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            made = x * 2;
        }
        Assert.False(is_inference_mode_enabled());
        Assert.Contains("Inference tensors", Assert.Throws<ExternalException>(() => made * x).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Detached_tensors_share_memory_but_not_the_graph()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var detached = (x * 2).detach();
        Assert.False(detached.requires_grad);
        var shared = x.detach();
        _ = shared.fill_(5);
        Expect.Elements(x, 5, 5);
    }

    [Fact]
    public void A_leaf_cannot_be_changed_in_place_while_it_learns()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Assert.Contains("leaf", Assert.Throws<ExternalException>(() => x.add_(1)).Message, StringComparison.Ordinal);
        using (no_grad()) _ = x.add_(1);
        Expect.Elements(x, 2, 2);
    }

    [Fact]
    public void Inner_results_keep_their_gradient_when_asked()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var inner = x * 3;
        inner.retain_grad();
        (inner * inner).sum().backward();
        Expect.Elements(inner.grad!, 6, 6);
        Assert.False(inner.is_leaf);
    }

    [Fact]
    public void Gradients_go_to_the_inputs_that_are_named()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(1, requires_grad: true), y = ones(1, requires_grad: true);
        (x * y * 4).backward(inputs: [y]);
        Assert.Null(x.grad);
        Expect.Elements(y.grad!, 4);
    }
}
