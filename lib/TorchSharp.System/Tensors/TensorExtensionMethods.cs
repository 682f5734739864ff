using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Parameters from tensors, TorchSharp's file format, numbers from one-element tensors.</summary>
public static partial class TensorExtensionMethods
{
    public static Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static int ElementSize(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotImplementedException($"The element size of {type}."),
    };

    public static void Save(this Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    /// <summary>TorchSharp's own format: dtype, rank and sizes as LEB128 numbers, then the elements, little-endian.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt64((long)tensor.dtype);
        writer.Write7BitEncodedInt64(tensor.Dimensions);
        foreach (var n in tensor.shape) writer.Write7BitEncodedInt64(n);
        using var values = tensor.detach();
        using var here = values.cpu();
        using var resolved = here.Resolved();
        using var flat = resolved.contiguous();
        tensor_bytes(flat, span => writer.Write(span));
    }

    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using var value = Load(reader);
        if (skip) return;
        if (!tensor.shape.SequenceEqual(value.shape)) throw new ArgumentException($"Mismatched tensor shape while loading: [{string.Join(",", tensor.shape)}] here, [{string.Join(",", value.shape)}] in the file.");
        if (tensor.dtype != value.dtype) throw new ArgumentException($"Mismatched tensor data types while loading: {tensor.dtype} here, {value.dtype} in the file.");
        using (no_grad()) _ = tensor.copy_(value);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var dtype = (ScalarType)reader.Read7BitEncodedInt64();
        if (!Enum.IsDefined(dtype)) throw new InvalidDataException($"This is no tensor of TorchSharp's format: dtype {(int)dtype}.");
        var rank = reader.Read7BitEncodedInt64();
        if (rank is < 0 or > 64) throw new InvalidDataException($"This is no tensor of TorchSharp's format: {rank} dimensions.");
        var shape = new long[rank];
        for (var d = 0; d < rank; d++) shape[d] = reader.Read7BitEncodedInt64();
        Fits(reader.BaseStream, shape, dtype);
        // Its memory is written to: on the CPU, whatever the default device is.
        var tensor = empty(shape, dtype, CPU);
        tensor_bytes(tensor, reader.BaseStream.ReadExactly);
        return tensor;
    }

    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();
    public static Half ToHalf(this Tensor value) => value.ToScalar().ToHalf();
    public static (float Real, float Imaginary) ToComplexFloat32(this Tensor value) => value.ToScalar().ToComplexFloat32();
    public static Complex ToComplexFloat64(this Tensor value) => value.ToScalar().ToComplexFloat64();
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, n) => product * n);

    private delegate void OnBytes(Span<byte> bytes);

    // In pieces: a span holds 2 GiB at most.
    private static unsafe void tensor_bytes(Tensor tensor, OnBytes body)
    {
        const long Piece = 1 << 24;
        var info = tensor.Info();
        var left = info.Elements * info.ElementBytes;
        for (var at = (byte*)info.Data; left > 0; at += Piece, left -= Piece) body(new Span<byte>(at, (int)Math.Min(Piece, left)));
        GC.KeepAlive(tensor);
    }

    // A damaged size must not ask for more memory than the file has bytes.
    private static void Fits(Stream stream, long[] shape, ScalarType dtype)
    {
        if (!stream.CanSeek) return;
        var bytes = shape.Aggregate((Int128)dtype.ElementSize(), (product, n) => product * n);
        if (shape.Any(n => n < 0) || bytes > stream.Length - stream.Position)
            throw new EndOfStreamException($"A tensor of shape [{string.Join(",", shape)}] does not fit what is left of the file.");
    }
}
