using static TorchSharp.torch;

namespace EngineTests.Tensors;

/// <summary>What surprises in TorchSharp surprises here in the same way: code must mean the same on either engine.</summary>
public class TrapTests
{
    [Fact]
    public void The_literal_zero_is_a_dtype_to_sum()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3);
        Assert.Equal(uint8, x.sum(0).dtype);
        Expect.Shape(x.sum(0));
        Expect.Elements(x.sum([0]), 2, 2, 2);
        Expect.Elements(x.sum(dim: [0]), 2, 2, 2);
    }

    [Fact]
    public void The_state_is_the_parameters_themselves()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(1, 1);
        using (no_grad()) _ = net.state_dict()["weight"].fill_(7);
        Expect.Elements(net.weight, 7);
    }
}
