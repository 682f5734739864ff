using System;
using System.Threading;

namespace TorchSharp;

/// <summary>
/// Tells the garbage collector of memory that it does not see: a tensor is a small object with megabytes behind it, and a loop that
/// disposes nothing would fill the machine before a collection seems worth while.
/// </summary>
internal static class NativeBudget
{
    private const long LeastTensors = 8 << 10;
    private const long LeastKibibytes = 32 << 10;

    private static long live;
    private static long limit = LeastKibibytes;
    private static long tensorLimit = LeastTensors;
    private static int collecting;

    /// <summary>A tensor with that many KiB of its own was made, the <paramref name="alive"/>-th of those alive.</summary>
    internal static void Took(long alive, int kibibytes)
    {
        if (alive > Volatile.Read(ref tensorLimit)) Collect();
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
        try
        {
            // What a loop leaves behind is young. Where that was not it, the old objects have to be looked at too.
            Collect(1);
            if (Interlocked.Read(ref live) > limit / 4 * 3 || NativeTensor.Total > tensorLimit / 4 * 3) Collect(GC.MaxGeneration);
            // What is left is in use. The next collection is due when half as much again has come, so that their number stays small.
            var (used, tensors) = (Interlocked.Read(ref live), NativeTensor.Total);
            Volatile.Write(ref limit, used + Math.Max(LeastKibibytes, used / 2));
            Volatile.Write(ref tensorLimit, tensors + Math.Max(LeastTensors, tensors / 2));
        }
        catch (ThreadInterruptedException)
        {
            // Whoever interrupted this thread meant its next wait, not this one.
            Thread.CurrentThread.Interrupt();
        }
        finally
        {
            Volatile.Write(ref collecting, 0);
        }
    }

    private static void Collect(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
    }
}
