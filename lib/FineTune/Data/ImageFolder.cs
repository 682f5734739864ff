namespace FineTune.Data;

/// <summary>
/// Images in one folder for each class, found and numbered as torchvision's ImageFolder does: classes by name,
/// files by path, both by the code of their letters, so that labels mean the same in Python.
/// </summary>
public sealed class ImageFolder
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".gif", ".ppm",
    };

    internal ImageFolder(string root, IReadOnlyList<string> classes, IReadOnlyList<ImageItem> items) =>
        (Root, Classes, Items) = (root, classes, items);

    /// <summary>The folder that holds the class folders.</summary>
    public string Root { get; }

    /// <summary>The names of the class folders, in order; the label of an image is a position in this list.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>All images, class by class.</summary>
    public IReadOnlyList<ImageItem> Items { get; }

    /// <summary>Lists a folder. Files are not opened.</summary>
    /// <param name="path">A folder that holds a folder for each class; files beside those are ignored.</param>
    /// <returns>Its classes and images.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">There are fewer than two classes, or a class has no image.</exception>
    public static ImageFolder Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"{Path.GetFullPath(path)}: there is no such folder. It should hold one folder of images for each class.");
        var classes = Directory.GetDirectories(path).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal).ToArray();
        if (classes.Length == 0)
            throw new InvalidDataException($"{path}: no classes. Put the images of each class into a folder of their own, named as the class.");
        if (classes.Length == 1)
            throw new InvalidDataException($"{path}: only one class, '{classes[0]}'. A classifier needs at least two.");
        return new ImageFolder(path, classes, [.. classes.SelectMany((name, label) => ImagesOf(path, name, label))]);
    }

    private static List<ImageItem> ImagesOf(string root, string name, int label)
    {
        var items = FolderWalk.Below(Path.Combine(root, name))
            .SelectMany(folder => Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            .Where(file => Extensions.Contains(Path.GetExtension(file)))
            .Select(file => new ImageItem(file, Path.GetRelativePath(root, file).Replace('\\', '/'), label)).ToList();
        return items.Count > 0 ? items
            : throw new InvalidDataException($"{Path.Combine(root, name)}: the class '{name}' has no images ({string.Join(' ', Extensions)}). Add some or remove the folder.");
    }
}
