using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Rooms;

public class AutogradRoomTests
{
    [Fact]
    public void Jacobians_of_one_input_and_of_two()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2.0, 3.0]);
        Expect.Elements(autograd.functional.jacobian(v => v.square(), x), 2, 0, 0, 0, 4, 0, 0, 0, 6);
        var both = autograd.functional.jacobian(v => v[0].mul(v[1]).sum(), x, tensor([4.0, 5.0, 6.0])).ToArray();
        Expect.Elements(both[0], 4, 5, 6);
        Expect.Elements(both[1], 1, 2, 3);
        var unused = autograd.functional.jacobian((Tensor[] v) => new[] { v[0], v[1].sum() }, x, ones(2, float64)).ToArray();
        Assert.Equal([[3L, 3L], [3L, 2L], [3L], [2L]], unused.Select(j => j.shape));
        Expect.Elements(unused[2], 0, 0, 0);
        Assert.False(x.requires_grad);
    }

    [Fact]
    public void Anomaly_mode_stops_at_the_first_NaN_and_is_as_before_afterwards()
    {
        using var scope = NewDisposeScope();
        using (autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled);
            Assert.True(AnomalyMode.ShouldCheckNaN);
            var x = zeros(1).requires_grad_();
            Assert.Contains("nan", Assert.Throws<ExternalException>(() => x.sqrt().mul(0).backward()).Message, StringComparison.OrdinalIgnoreCase);
            using (autograd.set_detect_anomaly(true, check_nan: false)) Assert.False(AnomalyMode.ShouldCheckNaN);
            Assert.True(AnomalyMode.ShouldCheckNaN);
        }
        Assert.False(AnomalyMode.IsEnabled);
    }
}
