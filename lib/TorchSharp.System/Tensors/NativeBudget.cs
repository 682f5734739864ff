using System;
using System.Threading;

namespace TorchSharp;

/// <summary>
/// Tells the garbage collector of memory that it does not see: a tensor is a small object with megabytes behind it, and a loop that
/// disposes nothing would fill the machine before a collection seems worth while.
/// </summary>
internal static class NativeBudget
{
    private const long Least = 256L << 10;

    private static long live;
    private static long limit = Least;
    private static int collecting;

    /// <summary>A tensor with that many KiB of its own was made.</summary>
    internal static void Took(int kibibytes)
    {
        if (kibibytes != 0 && Interlocked.Add(ref live, kibibytes) > Volatile.Read(ref limit)) Collect();
    }

    /// <summary>A tensor with that many KiB of its own was freed.</summary>
    internal static void Gave(int kibibytes)
    {
        if (kibibytes != 0) _ = Interlocked.Add(ref live, -kibibytes);
    }

    private static void Collect()
    {
        if (Interlocked.Exchange(ref collecting, 1) != 0) return;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // What is left is in use. The next collection is due when half as much again has come, so that their number stays small.
        var used = Interlocked.Read(ref live);
        Volatile.Write(ref limit, used + Math.Max(Least, used / 2));
        Volatile.Write(ref collecting, 0);
    }
}
