namespace FineTune.MakeData;

/// <summary>The folders of the openclipart-png package (Debian, public domain).</summary>
internal static class OpenClipart
{
    private const string Root = "/usr/share/openclipart/png";

    /// <summary>Every drawing once, under the deepest folder it is filed in, sorted by path.</summary>
    internal static IReadOnlyList<Drawing> All()
    {
        if (!Directory.Exists(Root))
            throw new MakeException($"{Root} was not found. Install it: sudo apt-get install openclipart-png");
        return [.. Listings().GroupBy(d => d.File).Select(Deepest).OrderBy(d => d.Path, StringComparer.Ordinal)];
    }

    /// <summary>Every place of every drawing, links included, sorted by path.</summary>
    internal static IEnumerable<Drawing> Listings() =>
        from file in Directory.EnumerateFiles(Root, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select new Drawing(Path.GetRelativePath(Root, file), File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file);

    private static Drawing Deepest(IEnumerable<Drawing> places) =>
        places.OrderByDescending(d => d.Path.Count(c => c == '/')).ThenBy(d => d.Path, StringComparer.Ordinal).First();
}
