using System;
using System.IO;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // To and from files: TorchSharp's own format (Save, Load), libtorch's archive (save, load), bare bytes.
    public partial class Tensor
    {
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        /// <summary>Reads the archive that <see cref="save"/> and C++'s torch::save write.</summary>
        public static unsafe Tensor load(string location)
        {
            nint loaded;
            Native.Check(Native.door_tensor_load(location, &loaded), $"torch.load(\"{location}\")");
            return Own(loaded);
        }

        public void save(string location)
        {
            Native.Check(Native.door_tensor_save(Handle, location), $"torch.save(\"{location}\")");
            GC.KeepAlive(this);
        }

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var values = Resolved();
            values.InPieces(bufferSize, piece => stream.Write(piece));
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024) => InPieces(bufferSize, stream.ReadExactly);

        private delegate void OnPiece(Span<byte> piece);

        // A span holds 2 GiB at most, a tensor more.
        private unsafe void InPieces(int size, OnPiece body)
        {
            var info = Info();
            if ((DeviceType)info.DeviceType != DeviceType.CPU) throw new InvalidOperationException("Bytes are read and written on the CPU: call cpu() first.");
            if ((info.Flags & TensorFlags.Contiguous) == 0) throw new NotImplementedException("Bytes are read and written in a contiguous tensor: call contiguous() first.");
            var left = info.Elements * info.ElementBytes;
            var at = (byte*)info.Data;
            while (left > 0)
            {
                var piece = (int)Math.Min(size, left);
                body(new Span<byte>(at, piece));
                at += piece;
                left -= piece;
            }
            GC.KeepAlive(this);
        }
    }

    public static void save(Tensor t, string location) => t.save(location);
    public static Tensor load(string location) => Tensor.load(location);
}
