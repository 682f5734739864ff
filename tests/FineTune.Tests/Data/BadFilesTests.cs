using System.Globalization;
using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Bad files in a folder of good ones: all reported by name, none in the way.</summary>
public sealed class BadFilesTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    [Trait("Speed", "Slow")]
    public void Every_kind_of_bad_file_is_named_and_skipped_in_little_memory()
    {
        var good = Pictures.Write(temporary, 6);
        foreach (var name in new[] { "bad-truncated.jpg", "bad-truncated.png", "bad-truncated.webp", "bad-empty.png", "bad-text.jpg", "bad-bomb.png", "cmyk.jpg", "sixteen-bits.png", "animated.gif", "wrong-extension.jpg" })
            File.Copy(Fixtures.File(name), Path.Combine(temporary.Path, "blue", name));
        Corpus.WriteHugePng(In("huge.png"));
        File.WriteAllBytes(In("zeros.jpg"), new byte[5_000_000]);
        File.CreateSymbolicLink(In("loop-a.png"), In("loop-b.png"));
        File.CreateSymbolicLink(In("loop-b.png"), In("loop-a.png"));
        File.CreateSymbolicLink(In("gone.png"), In("nowhere.png"));
        Directory.CreateSymbolicLink(In("again"), Path.Combine(temporary.Path, "blue"));
        using (var disk = File.Create(In("disk.jpg"))) disk.SetLength(3_000_000_000);
        File.WriteAllBytes(In("secret.png"), File.ReadAllBytes(good[0].Path));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(In("secret.png"), UnixFileMode.None);
        var readable = CanRead(In("secret.png"));
        var folder = ImageFolder.Load(temporary.Path);
        var rest = Memory.Reset();
        using var set = ImageSet.Load(folder.Items, folder.Classes, Framing.Contain(32, 32), CachePlace.Memory, OnBadFile.Skip);
        var report = BadFiles.In(folder);
        Assert.InRange(Memory.Peak() - rest, long.MinValue, 300_000_000);   // below 0 where memory was given back meanwhile
        string[] bad = ["bad-bomb.png", "bad-empty.png", "bad-text.jpg", "bad-truncated.jpg", "bad-truncated.png", "bad-truncated.webp", "disk.jpg", "gone.png", "huge.png", "loop-a.png", "loop-b.png", .. readable ? Array.Empty<string>() : ["secret.png"], "zeros.jpg"];
        Assert.Equal(bad.Select(name => $"blue/{name}"), set.BadFiles.Files.Select(file => file.File));
        Assert.Equal(set.BadFiles.Files.Select(file => file.File), report.Files.Select(file => file.File));
        Assert.Equal(folder.Items.Count - bad.Length, set.Count);
        Assert.Contains("600 megapixels", Fault("huge.png"), StringComparison.Ordinal);
        Assert.Contains("3000 megabytes", Fault("disk.jpg"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Fault("loop-a.png"), StringComparison.Ordinal);
        Assert.Contains("no such file", Fault("gone.png"), StringComparison.Ordinal);
        Assert.Contains("not an image", Fault("zeros.jpg"), StringComparison.Ordinal);
        Assert.Contains("blue/huge.png", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains($"{bad.Length} of {folder.Items.Count} files cannot be used", $"{report}", StringComparison.Ordinal);

        string Fault(string name) => set.BadFiles.Files.Single(file => file.File == $"blue/{name}").Fault;
    }

    [Fact]
    public void Refused_is_the_first_in_order()
    {
        var items = Pictures.Write(temporary, 8).ToList();
        items.Insert(3, new(Fixtures.File("bad-text.jpg"), "first.jpg", 0));
        items.Insert(5, new(Fixtures.File("bad-empty.png"), "second.jpg", 0));
        var e = Assert.Throws<ImageException>(() => ImageSet.Load(items, Pictures.Classes, Framing.Stretch(8, 8), CachePlace.Memory));
        Assert.Equal(Fixtures.File("bad-text.jpg"), e.File);
    }

    [Fact]
    public void A_class_of_bad_files_only_is_an_error_that_names_it()
    {
        ImageItem[] items = [.. Pictures.Write(temporary, 2), new(Fixtures.File("bad-text.jpg"), "blue/text.jpg", 2)];
        var e = Assert.Throws<InvalidDataException>(() => ImageSet.Load(items, Pictures.Classes, Framing.Stretch(8, 8), CachePlace.Memory, OnBadFile.Skip));
        Assert.Contains("class 'blue'", e.Message, StringComparison.Ordinal);
        Assert.Contains("blue/text.jpg", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_files_are_said_to_be_good()
    {
        _ = Pictures.Write(temporary, 4);
        var reports = new Reports();
        Assert.Equal("All 4 files are usable images.", $"{BadFiles.In(ImageFolder.Load(temporary.Path), reports)}");
        Assert.Equal(4, reports.Of("checking"));
    }

    [Fact]
    public void Images_of_several_sizes_need_a_framing_that_makes_them_equal()
    {
        ImageItem[] items = [Pictures.Write(temporary, 0, 0, 8), Pictures.Write(temporary, 1, 1, 9)];
        Assert.Contains("is 9x9", Assert.Throws<ArgumentException>(() => ImageSet.Load(items, Pictures.Classes, Framing.Original)).Message, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(temporary.Path, "blue", name);

    // Nothing is secret to root.
    private static bool CanRead(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What this process holds in memory, in bytes, and the most that it held since the reset.</summary>
    private static class Memory
    {
        internal static long Reset()
        {
            GC.Collect();
            File.WriteAllText("/proc/self/clear_refs", "5");
            return Of("VmRSS:");
        }

        internal static long Peak() => Of("VmHWM:");

        private static long Of(string field)
            => 1024 * long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Replace(field, "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
