using static TorchSharp.torch;

namespace EngineTests;

/// <summary>The devices of this machine. A test that takes one runs on each: on the CPU everywhere, on CUDA where it is. The tests of the library share this.</summary>
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
    internal static TheoryData<T, string> Each<T>(params T[] cases) => EachBut(cases, _ => false);

    /// <summary>Every case on every device, but some on the CPU only.</summary>
    internal static TheoryData<T, string> EachBut<T>(IEnumerable<T> cases, Func<T, bool> onlyOnTheCpu)
    {
        var data = new TheoryData<T, string>();
        foreach (var one in cases)
            foreach (var device in Names.Where(device => device == "cpu" || !onlyOnTheCpu(one))) data.Add(one, device);
        return data;
    }

    /// <summary>Until it is disposed, what is made without saying where is made there.</summary>
    internal static IDisposable On(string device)
    {
        set_default_device(device);
        return new Back();
    }

    private sealed class Back : IDisposable
    {
        public void Dispose() => set_default_device(CPU);
    }
}
