using System.Buffers.Binary;
using FineTune.Models.Weights.Pickle;
using static TorchSharp.torch;

namespace FineTune.Models.Weights.Pth;

/// <summary>
/// torch.save before 1.6, which torchvision's older files are: the pickles of a magic number, a protocol number, the writer's
/// machine, what was saved and the storages' keys; then each storage as its element count (int64) and its data.
/// </summary>
internal sealed class PthStream : IPthArchive
{
    private const long Protocol = 1001;

    // 0x1950a86a20f9469cfc6c, as LONG1 writes it.
    private static readonly byte[] Magic = [(byte)PickleOpcode.Long1, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)PickleOpcode.Stop];

    private readonly Stream stream;
    private readonly PickleMachine machine;
    private readonly List<string> keys = [];

    internal PthStream(Stream stream)
    {
        this.stream = stream;
        if (!Recognises(stream)) throw new BadWeightsException("torch.save didn't write this file.", "Give a .pth file, or let WeightFile.Read find out which format it is.");
        var input = new PickleInput(stream);
        _ = new PickleMachine(input).Load();
        if (new PickleMachine(input).Load() is not Protocol) throw new BadWeightsException($"The file's protocol isn't {Protocol}.");
        CheckByteOrder(new PickleMachine(input).Load());
        machine = new PickleMachine(input);
        Root = machine.Load();
        ReadKeys(new PickleMachine(input).Load());
    }

    public object? Root { get; }

    public void Dispose() { }

    /// <summary>A pickle of the magic number, of any binary protocol; the position stays where it is.</summary>
    internal static bool Recognises(Stream stream)
    {
        // Protocol and, from 4 on, a frame come first; then LONG1, its 10 bytes, and STOP.
        Span<byte> start = stackalloc byte[32];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position -= start.Length;
        return start.Length == 32 && start[0] == (byte)PickleOpcode.Proto && start.IndexOf(Magic) is 2 or 11;
    }

    public Dictionary<string, Tensor> ReadStorages(IReadOnlyList<PickleStorage> wanted) => TensorCollection.Fill(storages =>
    {
        var missing = wanted.Select(storage => storage.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!machine.Storages.TryGetValue(key, out var storage)) throw new BadWeightsException($"The file holds a storage '{key}' that nothing refers to.");
            var bytes = CheckedBytes(storage);
            if (missing.Remove(key)) storages.Add(key, TensorMemory.Read(stream, storage.Dtype, [storage.Elements]));
            else stream.Position += bytes;
        }
        if (missing.Count > 0) throw new BadWeightsException($"The file lacks the storage '{missing.First()}'.");
    });

    private long CheckedBytes(PickleStorage storage)
    {
        Span<byte> count = stackalloc byte[8];
        stream.ReadExactly(count);
        var elements = BinaryPrimitives.ReadInt64LittleEndian(count);
        if (elements != storage.Elements) throw new BadWeightsException($"Storage '{storage.Key}' has {elements} elements where {storage.Elements} were announced.");
        var bytes = TensorExtent.Bytes(storage.Key, [elements], storage.Dtype);
        var left = stream.Length - stream.Position;
        return bytes <= left ? bytes : throw new BadWeightsException($"Storage '{storage.Key}' needs {bytes} bytes; {left} are left.");
    }

    private static void CheckByteOrder(object? machine)
    {
        if (machine is PickleDict dict && dict.Pairs.Any(pair => pair is { Key: "little_endian", Value: false }))
            throw new BadWeightsException("The file was written on a big-endian machine.", "Load and save it with PyTorch on a PC.");
    }

    private void ReadKeys(object? saved)
    {
        if (saved is not PickleList list) throw new BadWeightsException("The file has no list of its storages.");
        foreach (var item in list.Items) keys.Add(item as string ?? throw new BadWeightsException("The file's list of storages holds something that is no key."));
        if (keys.Distinct(StringComparer.Ordinal).Count() != keys.Count) throw new BadWeightsException("The file lists a storage twice.");
    }
}
