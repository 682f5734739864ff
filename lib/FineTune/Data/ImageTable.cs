namespace FineTune.Data;

/// <summary>Images listed in a CSV file: <c>file,label</c>, and <c>split</c> where the parts are given too.</summary>
/// <param name="Folder">The images and their classes, the classes in the order of their letters' codes.</param>
/// <param name="Split">The parts; null where the file has no such column.</param>
public sealed record ImageTable(ImageFolder Folder, Split? Split)
{
    private static readonly string[] FileNames = ["file", "path", "filename", "image"], LabelNames = ["label", "class", "category"], SplitNames = ["split", "part", "set"];

    /// <summary>Reads a table. The image files are not opened.</summary>
    /// <param name="csv">
    /// The table; its first line names the columns: file (or path, filename, image), label (class, category) and, where there is one, split
    /// (part, set) with train, validation (val, valid) or test. Others are ignored.
    /// </param>
    /// <param name="root">The folder that the files' names begin at; the table's own if left out.</param>
    /// <returns>The images, in the table's order.</returns>
    /// <exception cref="FileNotFoundException">There is no such table.</exception>
    /// <exception cref="InvalidDataException">A line is wrong; the message names it. Or there is one class only, or a class is missing from a part.</exception>
    public static ImageTable Read(string csv, string? root = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(csv);
        if (!File.Exists(csv)) throw new FileNotFoundException($"{csv}: there is no such table. It should have the columns file and label.", csv);
        var rows = Csv.Read(File.ReadAllText(csv));
        var (file, label, part) = Columns(csv, rows);
        root ??= Path.GetDirectoryName(Path.GetFullPath(csv))!;
        string[] classes = [.. rows.Skip(1).Select(row => label < row.Length ? row[label].Trim() : "").Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        if (classes.Length < 2) throw new InvalidDataException($"{csv}: {(classes.Length == 0 ? "no classes" : $"only one class, '{classes[0]}'")}. A classifier needs at least two.");
        var (items, parts, seen) = (new List<ImageItem>(), new List<Part>(), new HashSet<string>());
        for (var line = 1; line < rows.Count; line++)
        {
            var row = rows[line];
            var fault = row.Length != rows[0].Length ? $"{row.Length} fields instead of {rows[0].Length}"
                : row[label].Trim().Length == 0 ? $"{row[file]} has no label"
                : !seen.Add(row[file]) ? $"{row[file]} is listed twice"
                : !File.Exists(Path.Combine(root, row[file])) ? $"there is no file {Path.Combine(root, row[file])}"
                : part >= 0 && PartOf(row[part]) is null ? $"'{row[part]}' is not a part (train, validation or test)" : null;
            if (fault is not null) throw new InvalidDataException($"{csv}, line {line + 1}: {fault}. Correct the line or remove it.");
            items.Add(new ImageItem(Path.Combine(root, row[file]), row[file].Replace('\\', '/'), Array.IndexOf(classes, row[label].Trim())));
            if (part >= 0) parts.Add(PartOf(row[part])!.Value);
        }
        var folder = new ImageFolder(root, classes, items);
        return new ImageTable(folder, part < 0 ? null : Parted(csv, folder, parts));
    }

    private static Split Parted(string csv, ImageFolder folder, List<Part> parts)
    {
        var split = new Split(folder, parts, [.. Enumerable.Range(0, parts.Count)]);
        split.RequireEveryClass(csv);
        return split;
    }

    private static (int File, int Label, int Part) Columns(string csv, IReadOnlyList<string[]> rows)
    {
        string[] heads = rows.Count == 0 ? [] : [.. rows[0].Select(head => head.Trim().TrimStart('\uFEFF').ToLowerInvariant())];
        var (file, label, part) = (Find(FileNames), Find(LabelNames), Find(SplitNames));
        return file >= 0 && label >= 0 ? (file, label, part)
            : throw new InvalidDataException($"{csv}: the first line should name the columns file and label (and split, where there is one); it is '{string.Join(',', heads)}'.");

        int Find(string[] names) => Array.FindIndex(heads, head => names.Contains(head));
    }

    private static Part? PartOf(string name) => name.Trim().ToLowerInvariant() switch
    {
        "train" or "training" => Part.Train,
        "validation" or "val" or "valid" => Part.Validation,
        "test" => Part.Test,
        _ => null,
    };
}
