using System;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers with its own state.</summary>
    public class Generator : IDisposable
    {
        private nint handle;

        public unsafe Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            nint created;
            Native.Check(Native.door_generator_new(seed, this.device.Packed, &created), "Generator");
            handle = created;
        }

        private Generator(nint handle)
        {
            this.handle = handle;
            device = CPU;
        }

        ~Generator() => Dispose(false);

        public nint Handle => handle != 0 ? handle : throw new InvalidOperationException("This Generator has been disposed.");

        public Device device { get; }

        public static Generator Default => new(Native.door_generator_default());

        public unsafe Tensor get_state()
        {
            nint state;
            Native.Check(Native.door_generator_get_state(Handle, &state), "Generator.get_state");
            return Tensor.Own(state);
        }

        public void set_state(Tensor value) => Native.Check(Native.door_generator_set_state(Handle, value.Handle), "Generator.set_state");

        public Generator manual_seed(long seed)
        {
            Native.Check(Native.door_generator_set_seed(Handle, (ulong)seed), "Generator.manual_seed");
            return this;
        }

        public long seed() => Seed(fresh: true, "Generator.seed");

        public long initial_seed() => Seed(fresh: false, "Generator.initial_seed");

        private unsafe long Seed(bool fresh, string what)
        {
            ulong found;
            Native.Check(Native.door_generator_seed(Handle, fresh ? 1 : 0, &found), what);
            return (long)found;
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle != 0) Native.door_generator_free(handle);
            handle = 0;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }
    }
}
