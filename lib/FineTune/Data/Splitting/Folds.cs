namespace FineTune.Data;

/// <summary>Cross-validation: every image is held out once.</summary>
public static class Folds
{
    /// <summary>
    /// Deals all images to folds, each class evenly and groups of near-duplicates whole. In each of the splits one fold is the validation
    /// part and the others are the training part.
    /// </summary>
    /// <param name="folder">The images.</param>
    /// <param name="folds">How many, at least 2.</param>
    /// <param name="seed">Another seed gives other folds.</param>
    /// <param name="groups">[folder.Items.Count] equal numbers for images that must stay together; each on its own if left out.</param>
    /// <returns>[folds] splits.</returns>
    /// <exception cref="InvalidDataException">A class has fewer images (or groups) than there are folds.</exception>
    public static IReadOnlyList<Split> Of(ImageFolder folder, int folds, ulong seed, IReadOnlyList<int>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        groups ??= [.. Enumerable.Range(0, folder.Items.Count)];
        if (groups.Count != folder.Items.Count) throw new ArgumentException($"{groups.Count} group numbers for {folder.Items.Count} images.", nameof(groups));
        return Deal(folder, folds, seed, groups, [.. Enumerable.Range(0, folder.Items.Count)]);
    }

    /// <summary>Deals the training and validation images of a split to folds; its test part stays the test part of each.</summary>
    /// <param name="split">The split; its groups stay together.</param>
    /// <param name="folds">How many, at least 2.</param>
    /// <param name="seed">Another seed gives other folds.</param>
    /// <returns>[folds] splits.</returns>
    /// <exception cref="InvalidDataException">A class has fewer images (or groups) than there are folds.</exception>
    public static IReadOnlyList<Split> InFolds(this Split split, int folds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        return Deal(split.Folder, folds, seed, split.Groups, [.. Enumerable.Range(0, split.Parts.Count).Where(i => split.Parts[i] != Part.Test)]);
    }

    private static Split[] Deal(ImageFolder folder, int folds, ulong seed, IReadOnlyList<int> groups, int[] dealt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var labels = dealt.Select(i => folder.Items[i].Label).ToArray();
        var piles = new Stratification(labels, folder.Classes, [.. dealt.Select(i => groups[i])], [.. Enumerable.Repeat(1.0 / folds, folds)], seed) { ByTurns = true }.Deal();
        return [.. Enumerable.Range(0, folds).Select(Held)];

        Split Held(int fold)
        {
            var parts = Enumerable.Repeat(Part.Test, groups.Count).ToArray();
            for (var i = 0; i < dealt.Length; i++) parts[dealt[i]] = piles[i] == fold ? Part.Validation : Part.Train;
            return new Split(folder, parts, groups);
        }
    }
}
