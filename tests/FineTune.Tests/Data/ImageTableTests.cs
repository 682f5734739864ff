using FineTune.Data;

namespace FineTune.Tests.Data;

public sealed class ImageTableTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public ImageTableTests()
    {
        foreach (var name in new[] { "x/1.png", "x/2.png", "3, three.png", "4.png" }) temporary.Add(name);
    }

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Files_labels_and_parts_are_read()
    {
        var table = Read("File,notes,Label,Split\n4.png,a,owl,test\n\"3, three.png\",,duck,train\nx/2.png,,owl,train\nx/1.png,,duck,test\n");
        Assert.Equal(["duck", "owl"], table.Folder.Classes);
        Assert.Equal(["4.png", "3, three.png", "x/2.png", "x/1.png"], table.Folder.Items.Select(item => item.Name));
        Assert.Equal([1, 0, 1, 0], table.Folder.Items.Select(item => item.Label));
        Assert.All(table.Folder.Items, item => Assert.True(File.Exists(item.Path)));
        Assert.Equal([Part.Test, Part.Train, Part.Train, Part.Test], table.Split!.Parts);
    }

    [Fact]
    public void Without_parts_there_is_no_split_and_the_folder_can_be_split()
    {
        var table = Read("\uFEFFfilename,category\r\n4.png,b\r\nx/1.png,a\r\nx/2.png,a\r\n\"3, three.png\",b\r\n");
        Assert.Null(table.Split);
        Assert.Equal(2, Split.Stratified(table.Folder, 0.5, 0, 0.5, seed: 1).Test.Count);
    }

    [Theory]
    [InlineData("name,label\n4.png,a\n", "columns file and label")]
    [InlineData("", "columns file and label")]
    [InlineData("file,label\n", "no classes")]
    [InlineData("file,label\n4.png,a\n", "only one class, 'a'")]
    [InlineData("file,label\n4.png,a\nx/1.png,b,c\n", "line 3: 3 fields instead of 2")]
    [InlineData("file,label\n4.png,a\nx/1.png,b\nx/2.png, \n", "line 4: x/2.png has no label")]
    [InlineData("file,label\n4.png,a\n4.png,b\n", "line 3: 4.png is listed twice")]
    [InlineData("file,label\n4.png,a\n9.png,b\n", "line 3: there is no file")]
    [InlineData("file,label,split\n4.png,a,train\nx/1.png,b,exam\n", "line 3: 'exam' is not a part")]
    [InlineData("file,label,split\n4.png,a,train\nx/1.png,b,train\nx/2.png,b,val\n", "no image of the class 'a' is in the validation part")]
    [InlineData("file,label,split\n4.png,a,train\nx/1.png,b,test\n", "is in the train part")]
    public void A_faulty_table_is_explained(string text, string fault)
    {
        var e = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains(fault, e.Message, StringComparison.Ordinal);
        Assert.Contains("labels.csv", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_is_named() => Assert.Contains("none.csv", Assert.Throws<FileNotFoundException>(() => ImageTable.Read("none.csv")).Message, StringComparison.Ordinal);

    private ImageTable Read(string text) => ImageTable.Read(temporary.Add("labels.csv", text));
}
