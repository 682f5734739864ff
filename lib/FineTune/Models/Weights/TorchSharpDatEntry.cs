using System.Text;
using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>One tensor of TorchSharp's format.</summary>
internal static class TorchSharpDatEntry
{
    private const int MaxNameBytes = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string ReadName(BinaryReader reader)
    {
        var length = Leb128.Read(reader);
        if (length > Math.Min(MaxNameBytes, Left(reader))) throw new BadWeightsException($"A tensor's name claims {length} bytes.");
        var bytes = new byte[length];
        reader.BaseStream.ReadExactly(bytes);
        return Utf8.GetString(bytes);
    }

    internal static Tensor ReadTensor(BinaryReader reader, string name)
    {
        var code = Leb128.Read(reader);
        var dtype = code <= sbyte.MaxValue ? (ScalarType)(sbyte)code : (ScalarType)(-1);
        if (TensorExtent.ElementBytes(dtype) == 0) throw new BadWeightsException($"Tensor '{name}' has the dtype code {code}, which TorchSharp doesn't have.");
        var rank = Leb128.Read(reader);
        if (rank > Left(reader)) throw new BadWeightsException($"Tensor '{name}' claims {rank} dimensions.");
        var shape = new long[rank];
        for (var d = 0; d < rank; d++) shape[d] = Leb128.Read(reader);
        var bytes = TensorExtent.Bytes(name, shape, dtype);
        if (bytes > Left(reader)) throw new BadWeightsException($"Tensor '{name}' needs {bytes} bytes; {Left(reader)} are left.");
        return TensorMemory.Read(reader.BaseStream, dtype, shape);
    }

    internal static void Write(BinaryWriter writer, string name, Tensor tensor)
    {
        var bytes = Utf8.GetBytes(name);
        Leb128.Write(writer, bytes.Length);
        writer.Write(bytes);
        Leb128.Write(writer, (int)tensor.dtype);
        var shape = tensor.shape;
        Leb128.Write(writer, shape.Length);
        foreach (var n in shape) Leb128.Write(writer, n);
        writer.Flush();
        TensorMemory.Write(writer.BaseStream, tensor);
    }

    private static long Left(BinaryReader reader) => reader.BaseStream.Length - reader.BaseStream.Position;
}
