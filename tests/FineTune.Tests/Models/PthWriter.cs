using System.Globalization;
using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

/// <summary>Writes a state dict as torch.save does, as far as a reader needs it: a zip of one pickle and raw storages.</summary>
internal static class PthWriter
{
    internal static void Write(string path, IEnumerable<(string Name, Tensor Value)> state)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var pickle = new MemoryStream();
        Text(pickle, "\u0080\u0002ccollections\nOrderedDict\n)R(");
        var number = 0;
        foreach (var (name, value) in state)
        {
            String(pickle, name);
            Tensor(pickle, value, number);
            Store(zip, $"archive/data/{number++}", value.bytes);
        }
        Text(pickle, "u.");
        Store(zip, "archive/data.pkl", pickle.ToArray());
        Store(zip, "archive/version", "3\n"u8);
    }

    // torch._utils._rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)
    private static void Tensor(MemoryStream pickle, Tensor value, int number)
    {
        Text(pickle, "ctorch._utils\n_rebuild_tensor_v2\n((");
        String(pickle, "storage");
        Text(pickle, value.dtype == ScalarType.Float32 ? "ctorch\nFloatStorage\n" : "ctorch\nLongStorage\n");
        String(pickle, number.ToString(CultureInfo.InvariantCulture));
        String(pickle, "cpu");
        Int(pickle, value.numel());
        Text(pickle, "tQK\0");
        Numbers(pickle, value.shape);
        Numbers(pickle, value.stride());
        Text(pickle, "\u0089ccollections\nOrderedDict\n)RtR");
    }

    private static void Numbers(MemoryStream pickle, long[] numbers)
    {
        Text(pickle, "(");
        foreach (var number in numbers) Int(pickle, number);
        Text(pickle, "t");
    }

    private static void Int(MemoryStream pickle, long value)
    {
        pickle.WriteByte((byte)'J');
        pickle.Write(BitConverter.GetBytes((int)value));
    }

    private static void String(MemoryStream pickle, string text)
    {
        pickle.WriteByte((byte)'X');
        pickle.Write(BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)));
        pickle.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Text(MemoryStream pickle, string opcodes) => pickle.Write(Encoding.Latin1.GetBytes(opcodes));

    private static void Store(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        stream.Write(content);
    }
}
