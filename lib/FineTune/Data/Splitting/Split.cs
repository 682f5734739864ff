namespace FineTune.Data;

/// <summary>Which images are for training, for choosing settings and for measuring the result.</summary>
public sealed class Split
{
    internal Split(ImageFolder folder, IReadOnlyList<Part> parts, IReadOnlyList<int> groups)
    {
        (Folder, Parts, Groups) = (folder, parts, groups);
        RequireWholeGroups();
        Train = Of(Part.Train);
        Validation = Of(Part.Validation);
        Test = Of(Part.Test);
    }

    /// <summary>The images that are split.</summary>
    public ImageFolder Folder { get; }

    /// <summary>[Folder.Items.Count] the part of each image.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>[Folder.Items.Count] the group of each image; the images of a group are near-duplicates and in one part.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>The images the weights are fitted to, in the folder's order.</summary>
    public IReadOnlyList<ImageItem> Train { get; }

    /// <summary>The images settings are chosen by, in the folder's order; none if no share was asked for.</summary>
    public IReadOnlyList<ImageItem> Validation { get; }

    /// <summary>The images the result is measured on, in the folder's order; none if no share was asked for.</summary>
    public IReadOnlyList<ImageItem> Test { get; }

    /// <summary>
    /// Splits every class by the same shares, at random but the same way for the same seed on every machine.
    /// Groups of near-duplicates stay together, or the test would ask what training has shown.
    /// </summary>
    /// <param name="folder">The images.</param>
    /// <param name="train">Share of the training part, 0..1.</param>
    /// <param name="validation">Share of the validation part, 0..1; 0 for none.</param>
    /// <param name="test">Share of the test part, 0..1; 0 for none.</param>
    /// <param name="seed">Another seed gives another split.</param>
    /// <param name="groups">[folder.Items.Count] equal numbers for images that must stay together; each on its own if left out.</param>
    /// <returns>The split.</returns>
    /// <exception cref="ArgumentException">The shares do not add up to 1, or the groups are not as many as the images.</exception>
    /// <exception cref="InvalidDataException">A class has too few images (or groups) to be in every part.</exception>
    public static Split Stratified(ImageFolder folder, double train, double validation, double test, ulong seed, IReadOnlyList<int>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (train <= 0 || validation < 0 || test < 0 || Math.Abs(train + validation + test - 1) > 1e-9)
            throw new ArgumentException(FormattableString.Invariant($"The shares {train}, {validation} and {test} should be positive and add up to 1."));
        groups ??= [.. Enumerable.Range(0, folder.Items.Count)];
        if (groups.Count != folder.Items.Count)
            throw new ArgumentException($"{groups.Count} group numbers for {folder.Items.Count} images.", nameof(groups));
        var piles = new Stratification([.. folder.Items.Select(item => item.Label)], folder.Classes, groups, [train, validation, test], seed).Deal();
        return new Split(folder, [.. piles.Select(pile => (Part)pile)], groups);
    }

    /// <summary>Takes parts that were chosen elsewhere.</summary>
    /// <param name="folder">The images; each must be in one part.</param>
    /// <param name="train">The images the weights are fitted to.</param>
    /// <param name="validation">The images settings are chosen by.</param>
    /// <param name="test">The images the result is measured on.</param>
    /// <returns>The split.</returns>
    /// <exception cref="InvalidDataException">An image is in two parts or in none, or a class is missing from a part; the message names it.</exception>
    public static Split Of(ImageFolder folder, IEnumerable<ImageItem> train, IEnumerable<ImageItem> validation, IEnumerable<ImageItem> test)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var partOf = new Dictionary<string, Part>();
        foreach (var (part, items) in new[] { (Part.Train, train), (Part.Validation, validation), (Part.Test, test) })
            foreach (var item in items)
                if (!partOf.TryAdd(item.Name, part) && partOf[item.Name] != part)
                    throw new InvalidDataException($"{item.Name} is in the {NameOf(partOf[item.Name])} and in the {NameOf(part)} part: what is measured on it would be too good. Leave it in one.");
        if (folder.Items.FirstOrDefault(item => !partOf.ContainsKey(item.Name)) is { } missing)
            throw new InvalidDataException($"{missing.Name} is in no part. Put it into one, or list the folder without it.");
        var split = new Split(folder, [.. folder.Items.Select(item => partOf[item.Name])], [.. Enumerable.Range(0, folder.Items.Count)]);
        split.RequireEveryClass(folder.Root);
        return split;
    }

    /// <summary>Reads a split that was written down, so that everyone measures on the same images.</summary>
    /// <param name="file">A table with the columns path, class, part and group.</param>
    /// <param name="folder">The images; each must be in the file, and the file must name no others.</param>
    /// <returns>The split.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file does not fit the folder or itself; the message names the line.</exception>
    public static Split Read(string file, ImageFolder folder) => SplitFile.Read(file, folder);

    /// <summary>Writes the split as a table with the columns path, class, part and group.</summary>
    /// <param name="file">Where to; an existing file is replaced.</param>
    public void Write(string file) => SplitFile.Write(file, this);

    internal static string NameOf(Part part) => part switch
    {
        Part.Train => "train",
        Part.Validation => "validation",
        _ => "test",
    };

    /// <exception cref="InvalidDataException">A part that has images has none of a class.</exception>
    internal void RequireEveryClass(string source)
    {
        foreach (var part in Parts.Distinct().Append(Part.Train))
        {
            var present = Folder.Items.Where((_, i) => Parts[i] == part).Select(item => item.Label).ToHashSet();
            for (var label = 0; label < Folder.Classes.Count; label++)
                if (!present.Contains(label))
                    throw new InvalidDataException($"{source}: no image of the class '{Folder.Classes[label]}' is in the {NameOf(part)} part. Move some there, or make the split again.");
        }
    }

    // One part for each image is how a split is made; that a group is in one part has to be looked at.
    private void RequireWholeGroups()
    {
        var firstOf = new Dictionary<int, int>();
        for (var i = 0; i < Groups.Count; i++)
        {
            if (firstOf.TryAdd(Groups[i], i) || Parts[firstOf[Groups[i]]] == Parts[i]) continue;
            var (first, second) = (Folder.Items[firstOf[Groups[i]]].Name, Folder.Items[i].Name);
            throw new InvalidDataException($"{first} and {second} are one group (near-duplicates), but one is in the {NameOf(Parts[firstOf[Groups[i]]])} and one in the {NameOf(Parts[i])} part. Put them into the same, or make the split again.");
        }
    }

    private List<ImageItem> Of(Part part) => [.. Folder.Items.Where((_, i) => Parts[i] == part)];
}
