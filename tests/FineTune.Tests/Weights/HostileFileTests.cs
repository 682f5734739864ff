using System.IO.Compression;
using System.Text;
using FineTune.Models.Weights;
using FineTune.Tests.Data;

namespace FineTune.Tests.Weights;

/// <summary>Files made to take all memory, all time or the whole stack: too large to be kept, so they are made here.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const int Nested = 1_000_000;

    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "hostile.pth");

    public void Dispose() => folder.Dispose();

    // (1,) in (1,) in ..., [[[...]]], {0: {0: ...}}, and a mark for each level.
    [Theory]
    [InlineData("K\u0001", "\u0085", "", "a list, not a state dict")]
    [InlineData("]", "]", "a", "a list, not a state dict")]
    [InlineData("}", "K\0}", "s", "no dict of tensors")]
    [InlineData("", "(", "t", "a list, not a state dict")]
    [InlineData("", "ctorch\nSize\n", "", "stops in the middle")]
    public void A_million_levels_do_not_overflow_the_stack(string start, string down, string up, string saying)
    {
        using (var stream = System.IO.File.Create(File))
        {
            stream.Write(Head());
            stream.Write([0x80, 2]);
            stream.Write(Encoding.Latin1.GetBytes(start));
            foreach (var part in new[] { down, up }) for (var i = 0; i < Nested; i++) stream.Write(Encoding.Latin1.GetBytes(part));
            stream.Write([(byte)'.', 0x80, 2, (byte)']', (byte)'.']);
        }
        Refused(512, saying);
    }

    [Fact]
    public void A_pickle_without_an_end_is_ended()
    {
        System.IO.File.WriteAllBytes(File, [.. Head(), 0x80, 2, .. Enumerable.Repeat((byte)'}', 5_000_000)]);
        Refused(1024, "more than 4000000 instructions");
    }

    [Fact]
    public void A_bomb_of_zeros_is_not_unpacked()
    {
        Archive(archive => Add(archive, "bomb/data.pkl", CompressionLevel.SmallestSize, new byte[64 << 20]));
        Assert.True(new FileInfo(File).Length < 1 << 20);
        Refused(8, "compressed or encrypted");
    }

    [Fact]
    public void An_archive_in_an_archive_is_not_unpacked()
    {
        Archive(archive => Add(archive, "data.pkl", CompressionLevel.NoCompression, [1]));
        var inner = System.IO.File.ReadAllBytes(File);
        Archive(archive => Add(archive, "inner.zip", CompressionLevel.NoCompression, inner));
        Refused(8, "not one that torch.save wrote");
    }

    [Fact]
    public void Many_entries_take_no_more_memory_than_their_directory()
    {
        Archive(archive =>
        {
            for (var i = 0; i < 70_000; i++) _ = archive.CreateEntry($"{i}");
        });
        Refused(128, "not one that torch.save wrote");
    }

    [Theory]
    [InlineData("../../etc/cron.d/evil")]
    [InlineData("/etc/passwd")]
    [InlineData("model/../../evil")]
    [InlineData("..\\..\\evil")]
    [InlineData("C:/Windows/evil")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name)
    {
        Archive(archive =>
        {
            Add(archive, "model/data.pkl", CompressionLevel.NoCompression, [0x80, 2, (byte)'}', (byte)'.']);
            Add(archive, name, CompressionLevel.NoCompression, [1, 2, 3]);
        });
        Refused(8, $"holds '{name}', a name that leads out of its folder: refused");
        Assert.Equal([File], Directory.GetFileSystemEntries(folder.Path));
    }

    private static byte[] Head()
    {
        // Up to the pickle of what was saved: the magic number, the protocol and the machine.
        var file = System.IO.File.ReadAllBytes(Fixture.PathOf("lie-memo.pth"));
        return file[..^(2 + 5 + 1 + 6)];
    }

    private void Archive(Action<ZipArchive> fill)
    {
        using var archive = new ZipArchive(System.IO.File.Create(File), ZipArchiveMode.Create);
        fill(archive);
    }

    private static void Add(ZipArchive archive, string name, CompressionLevel level, byte[] content)
    {
        using var stream = archive.CreateEntry(name, level).Open();
        stream.Write(content);
    }

    private void Refused(int mostMegabytes, string saying)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Expect.Refused(File, path => WeightFile.Read(path), saying);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < (long)mostMegabytes << 20, $"{allocated >> 20} MB were allocated for a file of {new FileInfo(File).Length >> 10} KB.");
    }
}
