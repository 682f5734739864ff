using static TorchSharp.torch;

namespace FineTune.Tests;

/// <summary>How many tensors are alive when the garbage of earlier tests is gone.</summary>
internal static class Alive
{
    internal static long Count()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return Tensor.TotalCount;
    }
}
