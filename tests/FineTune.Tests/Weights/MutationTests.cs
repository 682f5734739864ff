using System.Diagnostics;
using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Tests.Weights;

/// <summary>Every file, cut short at every length and with every byte changed: it is read or refused, and nothing else happens.</summary>
public class MutationTests : IDisposable
{
    // A read takes a millisecond; this is what a busy machine may make of it.
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(30);

    private readonly string path = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(path);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("dtypes.safetensors")]
    [InlineData("dtypes.dat")]
    [InlineData("strided.zip.pth")]
    [InlineData("strided.stream.pth")]
    [InlineData("old.stream.pth")]
    [InlineData("protocol4.stream.pth")]
    public void A_file_cut_short_is_refused(string file)
    {
        var whole = File.ReadAllBytes(Fixture.PathOf(file));
        for (var length = 0; length < whole.Length; length++)
        {
            Put(whole.AsSpan(0, length));
            Assert.True(Refuses(), $"{file} was read though only {length} of its {whole.Length} bytes are there.");
        }
    }

    [Theory]
    [InlineData("dtypes.safetensors")]
    [InlineData("dtypes.dat")]
    [InlineData("strided.zip.pth")]
    [InlineData("strided.stream.pth")]
    [InlineData("old.stream.pth")]
    public void A_changed_byte_is_survived(string file)
    {
        var bytes = File.ReadAllBytes(Fixture.PathOf(file));
        byte[] masks = [0x01, 0xff];
        for (var i = 0; i < bytes.Length; i++)
            foreach (var mask in masks)
            {
                bytes[i] ^= mask;
                Put(bytes);
                _ = Refuses();
                bytes[i] ^= mask;
            }
    }

    // A zip carries checksums, so what is read of it is right.
    [Fact]
    public void A_changed_byte_of_a_zip_never_gives_other_numbers()
    {
        var bytes = File.ReadAllBytes(Fixture.PathOf("parameters.zip.pth"));
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x10;
            Put(bytes);
            using (NewDisposeScope())
                if (Attempt() is { } read) Expect.Same("parameters.zip.pth", read);
            bytes[i] ^= 0x10;
        }
    }

    // A new file each time: over an old one, the disk would be waited for.
    private void Put(ReadOnlySpan<byte> bytes)
    {
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }

    private bool Refuses()
    {
        using var scope = NewDisposeScope();
        var clock = Stopwatch.StartNew();
        var refused = Attempt() is null;
        Assert.True(clock.Elapsed < LongestRead, $"Took {clock.Elapsed}.");
        return refused;
    }

    private Dictionary<string, Tensor>? Attempt()
    {
        try
        {
            return WeightFile.Read(path);
        }
        catch (WeightFileException)
        {
            return null;
        }
    }
}
