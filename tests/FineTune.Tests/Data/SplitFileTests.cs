using FineTune.Data;

namespace FineTune.Tests.Data;

public sealed class SplitFileTests : IDisposable
{
    private const string Header = "path,class,part,group\n";
    private const string Good = "\"a/1, one.png\",a,train,0\na/2.png,a,test,1\nb/3.png,b,train,2\nb/4.png,b,test,3\n";

    private readonly TemporaryFolder temporary = new();
    private readonly ImageFolder folder;

    public SplitFileTests()
    {
        foreach (var name in new[] { "a/1, one.png", "a/2.png", "b/3.png", "b/4.png" })
            temporary.Add(name);
        folder = ImageFolder.Load(temporary.Path);
    }

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        var file = Path.Combine(temporary.Path, "split.csv");
        var split = Split.Stratified(folder, 0.5, 0, 0.5, seed: 3);
        split.Write(file);
        var back = Split.Read(file, folder);
        Assert.Equal(split.Parts, back.Parts);
        Assert.Equal(split.Groups, back.Groups);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_of_any_system_are_read(string end)
    {
        var split = Split.Read(temporary.Add("split.csv", (Header + Good).Replace("\n", end, StringComparison.Ordinal)), folder);
        Assert.Equal([Part.Train, Part.Test, Part.Train, Part.Test], split.Parts);
    }

    [Theory]
    [InlineData("path,part\n", "first line should be")]
    [InlineData(Header + "a/2.png,a,test\n", "line 2: 3 fields")]
    [InlineData(Header + "a/9.png,a,test,1\n", "line 2: there is no image a/9.png")]
    [InlineData(Header + "a/2.png,b,test,1\n", "is of class 'a', not 'b'")]
    [InlineData(Header + "a/2.png,a,exam,1\n", "'exam' is not a part")]
    [InlineData(Header + "a/2.png,a,test,x\n", "the group 'x' is not a number")]
    [InlineData(Header + "a/2.png,a,test,1\na/2.png,a,test,1\n", "line 3: a/2.png is listed twice")]
    [InlineData(Header + "a/2.png,a,test,1\n", "no line for a/1, one.png")]
    [InlineData(Header + "\"a/1, one.png\",a,train,0\na/2.png,a,train,1\nb/3.png,b,train,2\nb/4.png,b,test,3\n", "no image of the class 'a' is in the test part")]
    public void A_faulty_file_is_explained(string content, string fault)
    {
        var e = Assert.Throws<InvalidDataException>(() => Split.Read(temporary.Add("split.csv", content), folder));
        Assert.Contains(fault, e.Message, StringComparison.Ordinal);
        Assert.Contains("split.csv", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("none.csv", Assert.Throws<FileNotFoundException>(() => Split.Read("none.csv", folder)).Message, StringComparison.Ordinal);
}
