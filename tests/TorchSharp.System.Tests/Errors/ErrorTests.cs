using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EngineTests.Errors;

/// <summary>A failure is an exception with the operator, its arguments and libtorch's own words: never a crash.</summary>
public class ErrorTests
{
    [Fact]
    public void Shapes_that_do_not_fit_are_named()
        => Refused(() => zeros(2, 3) + zeros(4), "torch.add(Float32[2,3], Float32[4])", "must match the size of tensor b (4)");

    [Fact]
    public void A_product_of_unfitting_matrices_names_both()
        => Refused(() => zeros(2, 3).mm(zeros(2, 3)), "torch.mm(Float32[2,3], Float32[2,3])", "cannot be multiplied (2x3 and 2x3)");

    [Fact]
    public void A_wrong_dtype_is_named()
        => Refused(() => nn.functional.cross_entropy(zeros(2, 3), zeros(2)), "torch.cross_entropy_loss(Float32[2,3], Float32[2]", "expected scalar type Long");

    [Fact]
    public void A_disposed_tensor_refuses_everything()
    {
        var x = ones(2);
        x.Dispose();
        Assert.All<Action>([() => x.sum(), () => x.item<float>(), () => _ = x.shape, () => _ = x.grad, () => x.add_(1), () => _ = ones(2) + x, () => cat([x]), () => x.backward()],
            use => Assert.Contains("Tensor invalid -- empty handle", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void More_memory_than_there_is_is_refused()
        => Refused(() => zeros(1L << 40, 1 << 10), "torch.zeros([1099511627776,1024]", "allocate");

    [Fact]
    public void A_size_beyond_all_numbers_is_refused() => Refused(() => empty(long.MaxValue, long.MaxValue), "torch.empty");

    [Fact]
    public void A_negative_size_is_refused() => Refused(() => zeros(-1), "torch.zeros([-1]", "negative");

    [Fact]
    public void What_autograd_refuses_is_an_exception_too() => Refused(() => ones(1).backward(), "backward", "does not require grad");

    [Fact]
    public void Whole_numbers_cannot_learn() => Refused(() => ones(1, dtype: int64).requires_grad_(), "requires_grad", "floating point");

    [Fact]
    public void A_list_of_tensors_that_do_not_fit_is_written_out() => Refused(() => cat([zeros(2, 2), zeros(3, dtype: int64)]), "torch.cat([Float32[2,2], Int64[3]]", "dimensions");

    [Fact]
    public void A_long_list_of_tensors_is_cut_off() => Refused(() => stack(Enumerable.Range(1, 9).Select(n => zeros(n))), "torch.stack([Float32[1], Float32[2], Float32[3], Float32[4], Float32[5], Float32[6] and 3 more]", "equal size");

    [Fact]
    public void A_device_that_is_not_there_is_said_to_be_missing()
    {
        if (cuda_is_available()) return;
        Assert.Contains("CUDA", Assert.Throws<InvalidOperationException>(() => zeros(1, device: CUDA)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => device("toaster"));
    }

    [Fact]
    public void The_engine_goes_on_after_an_error()
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 1000; i++) _ = Assert.Throws<ExternalException>(() => zeros(2) + zeros(3));
        Expect.Elements(ones(2) + 1, 2, 2);
    }

    [Fact]
    public void An_error_leaves_no_tensor_behind()
    {
        Tensor x = zeros(2), y = zeros(3);
        var before = Alive.Count();
        _ = Assert.Throws<ExternalException>(() => x + y);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static void Refused(Func<object?> use, params string[] saying)
    {
        using var scope = NewDisposeScope();
        var message = Assert.Throws<ExternalException>(() => use()).Message;
        foreach (var words in saying) Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain("frame #", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception raised from", message, StringComparison.Ordinal);
        Assert.InRange(message.Split('\n').Length, 1, 4);
    }

    private static void Refused(Action use, params string[] saying) => Refused(() => { use(); return null; }, saying);
}
