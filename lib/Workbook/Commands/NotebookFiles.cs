namespace Workbook.Commands;

/// <summary>A notebook to work on.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="RelativePath">Its place under the folder that was named; its file name where it was named itself.</param>
internal sealed record NotebookFile(string Path, string RelativePath);

/// <summary>Finds the notebooks that a command names.</summary>
internal static class NotebookFiles
{
    /// <exception cref="UsageException">A name leads to no notebook, or two would be written to one place.</exception>
    public static IReadOnlyList<NotebookFile> Find(IEnumerable<string> names)
    {
        var files = names.SelectMany(Find).DistinctBy(file => System.IO.Path.GetFullPath(file.Path)).ToList();
        var clash = files.GroupBy(file => file.RelativePath).FirstOrDefault(same => same.Count() > 1);
        if (clash is null) return files;
        var paths = string.Join(" and ", clash.Select(file => file.Path));
        throw new UsageException($"{paths} have the same name: run them one after the other, or name their folder.");
    }

    private static IEnumerable<NotebookFile> Find(string name)
    {
        if (File.Exists(name)) return [new NotebookFile(name, Path.GetFileName(name))];
        if (!Directory.Exists(name)) throw new UsageException($"{name}: there is no such file or folder.");
        var found = Directory.EnumerateFiles(name, "*.ipynb", SearchOption.AllDirectories)
            .Select(path => new NotebookFile(path, Path.GetRelativePath(name, path)))
            .Where(file => !file.RelativePath.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .OrderBy(file => file.RelativePath, StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : throw new UsageException($"{name}: the folder holds no notebook.");
    }
}
