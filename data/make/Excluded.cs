namespace FineTune.MakeData;

/// <summary>Drawings left out by hand, each with its reason: excluded.csv beside this file.</summary>
internal static class Excluded
{
    internal static HashSet<string> Paths()
    {
        using var stream = typeof(Excluded).Assembly.GetManifestResourceStream("excluded.csv")
            ?? throw new MakeException("excluded.csv is missing from make-data. Build data/make again.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])];
    }
}
