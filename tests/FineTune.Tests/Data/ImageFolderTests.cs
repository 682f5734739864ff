using FineTune.Data;

namespace FineTune.Tests.Data;

public class ImageFolderTests
{
    [Fact]
    public void Classes_and_files_are_ordered_as_torchvision_orders_them()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "b/2.png", "b/10.png", "b/sub/1.PNG", "Z/x.jpg", "a/y.JPEG", "a/notes.txt", "readme.png" })
            folder.Add(name);
        var images = ImageFolder.Load(folder.Path);
        Assert.Equal(["Z", "a", "b"], images.Classes);
        Assert.Equal(["Z/x.jpg", "a/y.JPEG", "b/10.png", "b/2.png", "b/sub/1.PNG"], images.Items.Select(i => i.Name));
        Assert.Equal([0, 1, 2, 2, 2], images.Items.Select(i => i.Label));
        Assert.All(images.Items, i => Assert.True(File.Exists(i.Path)));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var e = Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Load("no/such/folder"));
        Assert.Contains("no/such/folder", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_classes_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Add("beside.png");
        Assert.Contains("no classes", Assert.Throws<InvalidDataException>(() => ImageFolder.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Add("cats/1.png");
        Assert.Contains("only one class, 'cats'", Assert.Throws<InvalidDataException>(() => ImageFolder.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_class_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Add("cats/1.png");
        folder.Add("dogs/list.txt");
        Assert.Contains("'dogs' has no images", Assert.Throws<InvalidDataException>(() => ImageFolder.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_of_links_ends()
    {
        using var folder = new TemporaryFolder();
        folder.Add("cats/1.png");
        folder.Add("dogs/2.png");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "dogs", "again"), Path.Combine(folder.Path, "dogs"));
        Assert.Equal(2, ImageFolder.Load(folder.Path).Items.Count);
    }
}
