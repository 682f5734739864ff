using System;
using System.Threading;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. Its memory is given back by <see cref="Dispose()"/>, by its <see cref="DisposeScope"/>, or by the finalizer.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long total;
        private static long peak;

        private nint handle;
        private int kibibytes;

        private protected Tensor(nint handle, int kibibytes = 0)
        {
            NativeBudget.Took(kibibytes);
            (this.handle, this.kibibytes) = (handle, kibibytes);
            var alive = Interlocked.Increment(ref total);
            if (alive > Volatile.Read(ref peak)) Volatile.Write(ref peak, alive);
            DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>Takes the other tensor's place, in its scope too: nothing is created, and the other one is empty.</summary>
        private protected Tensor(Tensor taken)
        {
            (handle, kibibytes) = (taken.Handle, taken.kibibytes);
            (taken.handle, taken.kibibytes) = (0, 0);
            taken.OwningScope?.Replace(taken, this);
            GC.SuppressFinalize(taken);
        }

        ~Tensor()
        {
            if (handle != 0) FreeHandle();
        }

        /// <summary>Tensors alive in the process, whichever way they are going to be freed.</summary>
        public static long TotalCount => Interlocked.Read(ref total);

        public static long PeakCount => Interlocked.Read(ref peak);

        /// <summary>libtorch's address of this tensor.</summary>
        /// <exception cref="InvalidOperationException">The tensor has been disposed.</exception>
        public nint Handle => handle != 0 ? handle : throw new InvalidOperationException(
            "Tensor invalid -- empty handle: this tensor has been disposed, by Dispose, by `using`, or with its DisposeScope.");

        public bool IsInvalid => handle == 0;

        internal DisposeScope? OwningScope { get; set; }

        internal int PlaceInScope { get; set; }

        /// <summary>Takes over a handle that the door gave out.</summary>
        internal static Tensor Own(nint handle, int kibibytes = 0) => handle != 0 ? new Tensor(handle, kibibytes) : throw new InvalidOperationException("libtorch returned no tensor.");

        internal static Tensor? OwnOrNull(nint handle) => handle != 0 ? new Tensor(handle) : null;

        public static Tensor UnsafeCreateTensor(nint handle) => Own(handle);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle == 0) return;
            var manager = DisposeScopeManager.ThreadSingleton;
            manager.Count.Disposed(this, OwningScope is not null);
            OwningScope?.Release(this);
            FreeHandle();
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningScope is { } owner) _ = owner.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            _ = OwningScope?.Detach(this);
            return this;
        }

        [Obsolete("Use DetachFromDisposeScope.")]
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        /// <summary>The caller owns the handle from here on; this object is empty.</summary>
        public nint DecoupleFromNativeHandle()
        {
            var decoupled = Handle;
            DisposeScopeManager.ThreadSingleton.Count.Disposed(this, OwningScope is not null);
            _ = OwningScope?.Release(this);
            handle = 0;
            _ = Interlocked.Decrement(ref total);
            NativeBudget.Gave(kibibytes);
            GC.SuppressFinalize(this);
            return decoupled;
        }

        internal void DisposeByScope()
        {
            if (handle == 0) return;
            FreeHandle();
            GC.SuppressFinalize(this);
        }

        private void FreeHandle()
        {
            var freed = Interlocked.Exchange(ref handle, 0);
            if (freed == 0) return;
            _ = Interlocked.Decrement(ref total);
            NativeBudget.Gave(kibibytes);
            Native.door_tensor_free(freed);
        }
    }
}
