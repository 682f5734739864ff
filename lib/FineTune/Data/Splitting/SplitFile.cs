namespace FineTune.Data;

/// <summary>A split as a table: path,class,part,group.</summary>
internal static class SplitFile
{
    private static readonly string[] Header = ["path", "class", "part", "group"];

    internal static void Write(string file, Split split)
    {
        var rows = split.Folder.Items.Select((item, i) => new[]
        {
            item.Name, split.Folder.Classes[item.Label], Split.NameOf(split.Parts[i]), $"{split.Groups[i]}",
        });
        File.WriteAllText(file, Csv.Write(rows.Prepend(Header)));
    }

    internal static Split Read(string file, ImageFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!File.Exists(file))
            throw new FileNotFoundException($"{file}: there is no such split file. Make one with Split.Stratified(...).Write(\"{file}\").", file);
        var rows = Csv.Read(File.ReadAllText(file));
        if (rows.Count == 0 || !rows[0].SequenceEqual(Header))
            throw new InvalidDataException($"{file}: the first line should be {string.Join(',', Header)}.");
        var entries = Entries(file, rows, folder);
        if (folder.Items.FirstOrDefault(i => !entries.ContainsKey(i.Name)) is { } missing)
            throw new InvalidDataException($"{file}: no line for {missing.Name}, which is in {folder.Root}. Add a line, or make the split again.");
        var split = new Split(folder, [.. folder.Items.Select(i => entries[i.Name].Part)], [.. folder.Items.Select(i => entries[i.Name].Group)]);
        split.RequireEveryClass(file);
        return split;
    }

    private static Dictionary<string, (Part Part, int Group)> Entries(string file, IReadOnlyList<string[]> rows, ImageFolder folder)
    {
        var classOf = folder.Items.ToDictionary(i => i.Name, i => folder.Classes[i.Label]);
        var entries = new Dictionary<string, (Part, int)>();
        for (var line = 1; line < rows.Count; line++)
        {
            var fault = Parse(rows[line], classOf, out var entry);
            if (fault is null && !entries.TryAdd(rows[line][0], entry))
                fault = $"{rows[line][0]} is listed twice";
            if (fault is not null)
                throw new InvalidDataException($"{file}, line {line + 1}: {fault}. Correct the line, or make the split again.");
        }
        return entries;
    }

    private static string? Parse(string[] row, Dictionary<string, string> classOf, out (Part Part, int Group) entry)
    {
        entry = default;
        if (row.Length != Header.Length)
            return $"{row.Length} fields instead of {Header.Length}";
        if (!classOf.TryGetValue(row[0], out var itsClass))
            return $"there is no image {row[0]}";
        if (row[1] != itsClass)
            return $"{row[0]} is of class '{itsClass}', not '{row[1]}'";
        if (!Enum.GetValues<Part>().Any(p => Split.NameOf(p) == row[2]))
            return $"'{row[2]}' is not a part (train, validation or test)";
        if (!int.TryParse(row[3], out entry.Group))
            return $"the group '{row[3]}' is not a number";
        entry.Part = Enum.GetValues<Part>().First(p => Split.NameOf(p) == row[2]);
        return null;
    }
}
