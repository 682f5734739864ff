using System;
using System.Threading;

namespace TorchSharp;

/// <summary>
/// Tells the garbage collector of memory that it does not see: a tensor is a small object with megabytes behind it, and a loop that
/// disposes nothing would fill the machine before a collection seems worth while.
/// </summary>
internal static class NativeBudget
{
    /// <summary>So many tensors of one thread, disposed or not, make a megabyte of .NET's own objects.</summary>
    internal const uint TensorsToTidy = 8 << 10;

    private const long LeastTensors = 4 << 10;
    private const long LeastKibibytes = 32 << 10;

    private static long live;
    private static long limit = LeastKibibytes;
    private static long tensorLimit = LeastTensors;
    private static int collecting;

    /// <summary>A tensor with that many KiB of its own was made, the <paramref name="alive"/>-th of those alive.</summary>
    internal static void Took(long alive, int kibibytes)
    {
        // Many small ones are all young. Few large ones may have lived through a collection already, and weigh more.
        if (alive > Volatile.Read(ref tensorLimit)) Relieve(0);
        if (kibibytes != 0 && Interlocked.Add(ref live, kibibytes) > Volatile.Read(ref limit)) Relieve(1);
    }

    /// <summary>A tensor with that many KiB of its own was freed.</summary>
    internal static void Gave(int kibibytes)
    {
        if (kibibytes != 0) _ = Interlocked.Add(ref live, -kibibytes);
    }

    /// <summary>
    /// .NET lets young objects grow to the size of the processor's cache, tens of megabytes on a server, and out of it. They die young here: looking
    /// after them earlier costs a few nanoseconds a tensor.
    /// </summary>
    internal static void Tidy() => GC.Collect(0, GCCollectionMode.Forced, blocking: true);

    private static void Relieve(int generation)
    {
        if (Interlocked.Exchange(ref collecting, 1) != 0) return;
        try
        {
            Collect(generation);
            // Where that was not it, the old objects have to be looked at too.
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
