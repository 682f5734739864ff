using System.IO.Compression;
using FineTune.Models.Weights.Pickle;
using static TorchSharp.torch;

namespace FineTune.Models.Weights.Pth;

/// <summary>torch.save since 1.6: a zip with <c>name/data.pkl</c> and the storages as <c>name/data/key</c>, all uncompressed.</summary>
internal sealed class PthZip : IPthArchive
{
    private const string PickleName = "data.pkl";
    private const int MaxPickleBytes = 1 << 28;

    private readonly ZipArchive zip;
    private readonly long fileBytes;
    private readonly string folder;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

    internal PthZip(Stream stream)
    {
        fileBytes = stream.Length;
        zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            if (LeadsOut(entry.FullName)) throw new BadWeightsException($"The archive holds '{entry.FullName}', a name that leads out of its folder: refused.", "torch.save writes no such name. Don't unpack the file either.");
            if (!entries.TryAdd(entry.FullName, entry)) throw new BadWeightsException($"The archive holds '{entry.FullName}' twice.");
        }
        folder = FindFolder();
        CheckByteOrder();
        Root = LoadPickle();
    }

    public object? Root { get; }

    public void Dispose() => zip.Dispose();

    internal static bool Recognises(Stream stream)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 4 && magic.SequenceEqual("PK\u0003\u0004"u8);
    }

    public Dictionary<string, Tensor> ReadStorages(IReadOnlyList<PickleStorage> wanted) => TensorCollection.Fill(storages =>
    {
        var total = 0L;
        foreach (var storage in wanted)
        {
            var name = $"{folder}data/{storage.Key}";
            var bytes = TensorExtent.Bytes(name, [storage.Elements], storage.Dtype);
            var entry = Stored(name);
            if (entry.Length != bytes) throw new BadWeightsException($"The archive's '{name}' holds {entry.Length} bytes; its tensor needs {bytes}.");
            // Entries that lie upon one another could claim more than the file holds.
            total += bytes;
            if (total > fileBytes) throw new BadWeightsException("The archive's entries claim more bytes than the file holds.");
            storages.Add(storage.Key, ReadChecked(entry, storage));
        }
    });

    private static Tensor ReadChecked(ZipArchiveEntry entry, PickleStorage storage)
    {
        using var content = entry.Open();
        var tensor = TensorMemory.Read(content, storage.Dtype, [storage.Elements]);
        var crc = new Crc32();
        TensorMemory.Each(tensor, bytes => crc.Append(bytes));
        if (crc.Value == entry.Crc32) return tensor;
        tensor.Dispose();
        throw BadChecksum(entry);
    }

    private object? LoadPickle()
    {
        var bytes = ReadSmall(Stored(folder + PickleName));
        return new PickleMachine(new PickleInput(new MemoryStream(bytes))).Load();
    }

    private byte[] ReadSmall(ZipArchiveEntry entry)
    {
        if (entry.Length > Math.Min(MaxPickleBytes, fileBytes)) throw new BadWeightsException($"The archive's '{entry.FullName}' claims {entry.Length} bytes.");
        var bytes = new byte[entry.Length];
        using (var content = entry.Open()) content.ReadExactly(bytes);
        var crc = new Crc32();
        crc.Append(bytes);
        return crc.Value == entry.Crc32 ? bytes : throw BadChecksum(entry);
    }

    private ZipArchiveEntry Stored(string name)
    {
        if (!entries.TryGetValue(name, out var entry)) throw new BadWeightsException($"The archive has no '{name}'.");
        if (entry.IsEncrypted || entry.CompressedLength != entry.Length)
            throw new BadWeightsException($"The archive's '{name}' is compressed or encrypted, which torch.save never does.", "Save it again with torch.save.");
        return entry;
    }

    private string FindFolder()
    {
        if (entries.Keys.Any(name => name.EndsWith("/constants.pkl", StringComparison.Ordinal)))
            throw new BadWeightsException("This is a TorchScript program.", "Load it with torch.jit.load and save its state_dict().");
        var pickles = entries.Keys.Where(name => name == PickleName || name.EndsWith("/" + PickleName, StringComparison.Ordinal)).ToList();
        return pickles is [var only] ? only[..^PickleName.Length] : throw new BadWeightsException(
            "This is a zip file, but not one that torch.save wrote.", "Unpack it if the weights are inside, and give the path of the weight file.");
    }

    private void CheckByteOrder()
    {
        if (entries.ContainsKey(folder + "byteorder") && !ReadSmall(Stored(folder + "byteorder")).AsSpan().SequenceEqual("little"u8))
            throw new BadWeightsException("The file was written on a big-endian machine.", "Load and save it with PyTorch on a PC.");
    }

    // Nothing is unpacked here, but such an archive was made for those who do.
    private static bool LeadsOut(string name) => name.StartsWith('/') || name.Contains('\\') || name is [_, ':', ..] || name.Split('/').Contains("..");

    private static BadWeightsException BadChecksum(ZipArchiveEntry entry) => new($"The archive's '{entry.FullName}' doesn't match its checksum.");
}
