using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Tests.Weights;

public class SafetensorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Reads_a_file_of_the_published_format()
    {
        using var scope = NewDisposeScope();
        var path = Fixture.PathOf("dtypes.safetensors");
        Expect.Same("dtypes.safetensors", Safetensors.Read(path));
        Assert.Equal("größer < \"klein\"", Safetensors.ReadMetadata(path)["note"]);
    }

    [Fact]
    public void Writes_the_same_bytes_as_the_published_format()
    {
        using var scope = NewDisposeScope();
        var source = Fixture.PathOf("dtypes.safetensors");
        var copy = Path.Combine(folder, "copy.safetensors");
        Safetensors.Write(copy, Safetensors.Read(source).Reverse().ToDictionary(), Safetensors.ReadMetadata(source));
        Assert.Equal(File.ReadAllBytes(source), File.ReadAllBytes(copy));
        Assert.Equal([copy], Directory.GetFiles(folder));
    }

    [Fact]
    public void Writes_strided_tensors_row_by_row()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(folder, "strided.safetensors");
        Safetensors.Write(path, PthFile.Read(Fixture.PathOf("strided.zip.pth")));
        Expect.Same("strided.zip.pth", Safetensors.Read(path), strides: false);
    }

    [Fact]
    public void An_empty_set_of_tensors_is_a_file_too()
    {
        var path = Path.Combine(folder, "none.safetensors");
        Safetensors.Write(path, new Dictionary<string, Tensor>());
        Assert.Empty(Safetensors.Read(path));
    }

    [Fact]
    public void What_the_format_lacks_is_refused_before_anything_is_written()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(folder, "refused.safetensors");
        Expect.Refused(path, p => Written(p, new() { ["z"] = zeros(2, dtype: ScalarType.ComplexFloat32) }), "'z' is ComplexFloat32");
        Expect.Refused(path, p => Written(p, new() { ["__metadata__"] = zeros(2) }), "keeps the name '__metadata__'");
        Expect.Refused(Path.Combine(folder, "absent", "x"), p => Written(p, new() { ["x"] = zeros(2) }), "can't be written");
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(folder, "kept.safetensors");
        var disposed = ones(2);
        var tensors = new Dictionary<string, Tensor> { ["x"] = ones(2) };
        Safetensors.Write(path, tensors);
        var old = File.ReadAllBytes(path);
        disposed.Dispose();
        tensors["y"] = disposed;
        _ = Assert.ThrowsAny<InvalidOperationException>(() => Safetensors.Write(path, tensors));
        Assert.Equal(old, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    private static string Written(string path, Dictionary<string, Tensor> tensors)
    {
        Safetensors.Write(path, tensors);
        return path;
    }
}
