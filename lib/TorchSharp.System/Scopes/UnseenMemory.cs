using System;

namespace TorchSharp;

/// <summary>
/// Tells the garbage collector of memory that it does not see. Without it a loop that disposes of nothing fills the machine
/// before the first finalizer runs: to .NET every tensor is a few dozen bytes.
/// </summary>
internal static class UnseenMemory
{
    // Smaller tensors are left out: telling costs more than they hold.
    private const int Worthwhile = 64;

    internal static void Taken(int kibibytes)
    {
        if (kibibytes >= Worthwhile) GC.AddMemoryPressure((long)kibibytes << 10);
    }

    internal static void Returned(int kibibytes)
    {
        if (kibibytes >= Worthwhile) GC.RemoveMemoryPressure((long)kibibytes << 10);
    }
}
