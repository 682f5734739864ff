using System.Threading;
using TorchSharp.Door;

namespace TorchSharp;

/// <summary>
/// libtorch's handle behind a tensor, and the finalizer that frees it where nobody else does. An object with a finalizer is costly to make,
/// so those whose tensors were disposed serve again (<see cref="Spares"/>).
/// </summary>
internal sealed class NativeTensor
{
    private static long total;
    private static long peak;

    internal nint Handle;

    // Of memory that is this tensor's alone.
    private int kibibytes;

    ~NativeTensor()
    {
        if (Handle != 0) Forget(Handle, true);
    }

    /// <summary>Tensors alive in the process, whichever way they are going to be freed.</summary>
    internal static long Total => Interlocked.Read(ref total);

    internal static long Peak => Interlocked.Read(ref peak);

    internal static NativeTensor Take(Spares spares, nint handle, int kibibytes)
    {
        var alive = Interlocked.Increment(ref total);
        if (alive > Volatile.Read(ref peak)) Volatile.Write(ref peak, alive);
        NativeBudget.Took(alive, kibibytes);
        var taken = spares.Take();
        (taken.Handle, taken.kibibytes) = (handle, kibibytes);
        return taken;
    }

    /// <summary>Frees the tensor; this object may serve another one.</summary>
    internal void Free(Spares spares)
    {
        // The finalizer was here first: somebody else's finalizer disposes the tensor.
        if (Handle == 0) return;
        Forget(Handle, true);
        spares.Return(this);
    }

    /// <summary>The caller owns the handle from here on.</summary>
    internal nint Decouple()
    {
        var handle = Handle;
        Forget(handle, false);
        return handle;
    }

    private void Forget(nint handle, bool free)
    {
        Handle = 0;
        _ = Interlocked.Decrement(ref total);
        NativeBudget.Gave(kibibytes);
        if (free) Native.door_tensor_free(handle);
    }

    /// <summary>One thread's objects that wait for another tensor.</summary>
    internal sealed class Spares
    {
        private readonly NativeTensor?[] waiting = new NativeTensor[256];
        private int count;
        private uint taken;

        internal NativeTensor Take()
        {
            if (++taken % NativeBudget.TensorsToTidy == 0) NativeBudget.Tidy();
            if (count == 0) return new NativeTensor();
            var spare = waiting[--count]!;
            // Left in the list, it would never be garbage, nor its tensor.
            waiting[count] = null;
            return spare;
        }

        internal void Return(NativeTensor spare)
        {
            if (count < waiting.Length) waiting[count++] = spare;
            else System.GC.SuppressFinalize(spare);
        }
    }
}
