using static TorchSharp.torch;

namespace FineTune.Tests;

/// <summary>The devices of this machine. A test that takes one runs on each: on the CPU everywhere, on CUDA where it is.</summary>
internal static class Devices
{
    /// <summary>Nothing is rounded to TensorFloat-32 in these tests.</summary>
    static Devices()
    {
        backends.cudnn.allow_tf32 = false;
        backends.cuda.matmul.allow_tf32 = false;
    }

    public static TheoryData<string> All => new(Names);

    internal static IReadOnlyList<string> Names { get; } = cuda.is_available() ? ["cpu", "cuda"] : ["cpu"];

    /// <summary>Every case on every device.</summary>
    internal static TheoryData<T, string> Each<T>(params T[] cases)
    {
        var data = new TheoryData<T, string>();
        foreach (var one in cases)
            foreach (var device in Names) data.Add(one, device);
        return data;
    }
}
