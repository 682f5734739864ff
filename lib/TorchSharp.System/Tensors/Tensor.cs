using System;
using System.Threading;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. Its memory is given back by <see cref="Dispose()"/>, by its <see cref="DisposeScope"/>, or by the finalizer.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private NativeTensor? native;

        private protected Tensor(nint handle, int kibibytes = 0)
        {
            var manager = DisposeScopeManager.ThreadSingleton;
            native = NativeTensor.Take(manager.Spares, handle, kibibytes);
            manager.Register(this);
        }

        /// <summary>Takes the other tensor's place, in its scope too: nothing is created, and the other one is empty.</summary>
        private protected Tensor(Tensor taken)
        {
            _ = taken.Handle;
            (native, taken.native) = (taken.native, null);
            taken.OwningScope?.Replace(taken, this);
        }

        /// <summary>Tensors alive in the process, whichever way they are going to be freed.</summary>
        public static long TotalCount => NativeTensor.Total;

        public static long PeakCount => NativeTensor.Peak;

        /// <summary>libtorch's address of this tensor.</summary>
        /// <exception cref="InvalidOperationException">The tensor has been disposed.</exception>
        public nint Handle => native is { Handle: not 0 } present ? present.Handle : throw Disposed();

        public bool IsInvalid => native is null;

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
            if (native is null) return;
            var manager = DisposeScopeManager.ThreadSingleton;
            manager.Count.Disposed(this, OwningScope is not null);
            OwningScope?.Release(this);
            Free(manager);
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
            _ = Handle;
            DisposeScopeManager.ThreadSingleton.Count.Disposed(this, OwningScope is not null);
            _ = OwningScope?.Release(this);
            return Interlocked.Exchange(ref native, null)?.Decouple() ?? throw Disposed();
        }

        internal void DisposeByScope(DisposeScopeManager manager) => Free(manager);

        // Of two threads that dispose one tensor, one frees it.
        private void Free(DisposeScopeManager manager) => Interlocked.Exchange(ref native, null)?.Free(manager.Spares);

        private static InvalidOperationException Disposed() => new(
            "Tensor invalid -- empty handle: this tensor has been disposed, by Dispose, by `using`, or with its DisposeScope.");
    }
}
