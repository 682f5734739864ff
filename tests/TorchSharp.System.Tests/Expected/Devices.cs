using static TorchSharp.torch;

namespace EngineTests;

/// <summary>The devices of this machine. A test that takes one runs on each: on the CPU everywhere, on CUDA where it is.</summary>
internal static class Devices
{
    internal static IReadOnlyList<string> Names { get; } = cuda.is_available() ? ["cpu", "cuda"] : ["cpu"];

    /// <summary>Every name on every device.</summary>
    internal static TheoryData<string, string> Each(IEnumerable<string> names)
    {
        var data = new TheoryData<string, string>();
        foreach (var name in names)
            foreach (var device in Names) data.Add(name, device);
        return data;
    }

    /// <summary>Until it is disposed, what is made without saying where is made there, and nothing is rounded to TensorFloat-32.</summary>
    internal static IDisposable On(string device)
    {
        set_default_device(device);
        backends.cudnn.allow_tf32 = false;
        backends.cuda.matmul.allow_tf32 = false;
        return new Back();
    }

    private sealed class Back : IDisposable
    {
        public void Dispose() => set_default_device(CPU);
    }
}
