namespace FineTune.MakeData;

/// <summary>
/// Writes the pretraining set: pixels.bin ([N, 64, 64, 4] uint8, straight alpha), items.csv in the same order, and
/// a table for each kind of number in items.csv. Empty fields mean "not of this kind".
/// </summary>
internal static class SourceFiles
{
    internal static void Write(string folder, IReadOnlyList<SourceImage> images, IReadOnlyList<EmojiSet> sets)
    {
        Directory.CreateDirectory(folder);
        using (var pixels = File.Create(Path.Combine(folder, "pixels.bin")))
            foreach (var image in images)
                pixels.Write(image.Pixels.Data);

        var sources = images.CountBy(i => i.Source).ToList();
        var concepts = images.Where(i => i.Concept is not null).CountBy(i => i.Concept!).ToList();
        var subcategories = images.Where(i => i.Concept is not null).CountBy(i => (i.Concept!.Category, i.Concept.Subcategory, i.Concept.IsHalfWeight)).ToList();
        var categories = images.Where(i => i.Category is not null).CountBy(i => i.Category!).ToList();

        Table("sources.csv", "id,name,package,licence,images", sources.Select(s => $"{s.Key},{Origin(sets, s.Key)},{s.Value}"));
        Table("subcategories.csv", "id,name,category,half_weight,images", subcategories.Select(s =>
            $"{s.Key.Subcategory},{s.Key.Category},{(s.Key.IsHalfWeight ? 1 : 0)},{s.Value}"));
        var subcategoryOf = Ids(subcategories.Select(s => s.Key.Subcategory));
        Table("concepts.csv", "id,name,code,subcategory,images", concepts.Select(c => $"{c.Key.Name},{c.Key.Code},{subcategoryOf[c.Key.Subcategory]},{c.Value}"));
        Table("categories.csv", "id,name,images", categories.Select(c => $"{c.Key},{c.Value}"));

        var (sourceOf, conceptOf, categoryOf) = (Ids(sources.Select(s => s.Key)), Ids(concepts.Select(c => c.Key.Name)), Ids(categories.Select(c => c.Key)));
        Table("items.csv", "index,source,name,concept,subcategory,clipart_category", images.Select(i => i.Concept is { } concept
            ? $"{sourceOf[i.Source]},{Quote(i.Name)},{conceptOf[concept.Name]},{subcategoryOf[concept.Subcategory]},"
            : $"{sourceOf[i.Source]},{Quote(i.Name)},,,{categoryOf[i.Category!]}"));

        void Table(string file, string header, IEnumerable<string> rows) =>
            File.WriteAllText(Path.Combine(folder, file), string.Concat(rows.Select((row, id) => $"{id},{row}\n").Prepend(header + "\n")));
    }

    private static Dictionary<string, int> Ids(IEnumerable<string> names) => names.Select((name, id) => (name, id)).ToDictionary(p => p.name, p => p.id);

    private static string Origin(IReadOnlyList<EmojiSet> sets, string name) =>
        sets.FirstOrDefault(s => s.Name == name) is { } set ? $"{set.Package},{set.Licence}" : "openclipart-png,public domain";

    private static string Quote(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
