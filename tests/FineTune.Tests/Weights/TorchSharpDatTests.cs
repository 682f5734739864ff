using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Tests.Weights;

public class TorchSharpDatTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(path);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Reads_a_file_of_the_published_format()
    {
        using var scope = NewDisposeScope();
        Expect.Same("dtypes.dat", TorchSharpDat.Read(Fixture.PathOf("dtypes.dat")));
    }

    [Fact]
    public void Writes_the_same_bytes_as_the_published_format()
    {
        using var scope = NewDisposeScope();
        var source = Fixture.PathOf("dtypes.dat");
        TorchSharpDat.Write(path, TorchSharpDat.Read(source));
        Assert.Equal(File.ReadAllBytes(source), File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(new byte[] { 1, 1, (byte)'a', 6, 1, 2, 0, 0 }, "needs 8 bytes; 2 are left")]
    [InlineData(new byte[] { 1, 1, (byte)'a', 8, 1, 2, 0, 0 }, "dtype code 8")]
    [InlineData(new byte[] { 1, 100, (byte)'a' }, "name claims 100 bytes")]
    [InlineData(new byte[] { 1, 1, 0xff, 0, 0, 0 }, "can't be read")]
    [InlineData(new byte[] { 0, 9 }, "goes on for 1 bytes")]
    [InlineData(new byte[] { 2, 1, (byte)'a', 0, 0, 5, 1, (byte)'a', 0, 0, 5 }, "comes twice")]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1 }, "negative number")]
    public void A_file_that_lies_is_refused(byte[] content, string saying)
    {
        File.WriteAllBytes(path, content);
        Expect.Refused(path, p => TorchSharpDat.Read(p), saying);
    }
}
