using System.Text;
using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Tests.Weights;

public class WeightFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(path);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("dtypes.safetensors")]
    [InlineData("dtypes.zip.pth")]
    [InlineData("dtypes.stream.pth")]
    [InlineData("dtypes.dat")]
    public void The_content_tells_the_format_whatever_the_extension_says(string file)
    {
        using var scope = NewDisposeScope();
        File.Copy(Fixture.PathOf(file), path, overwrite: true);
        Expect.Same(file, WeightFile.Read(path));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<!DOCTYPE html><html>", "web page")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "git lfs pull")]
    [InlineData("GGUF....", "GGUF")]
    [InlineData("PK\u0003\u0004 and then nothing of a zip", "can't be read")]
    [InlineData("weights, weights, weights and more weights", "")]
    public void What_holds_no_weights_is_named(string content, string saying)
    {
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        Expect.Refused(path, WeightFile.Read, saying);
    }

    [Fact]
    public void What_is_no_file_is_said_to_be_none()
    {
        Expect.Refused("/no/such/file.pth", WeightFile.Read, "no such file");
        Expect.Refused(Path.GetTempPath(), WeightFile.Read, "folder");
        if (File.Exists("/dev/zero")) Expect.Refused("/dev/zero", WeightFile.Read, "empty");
    }
}
