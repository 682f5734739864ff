namespace FineTune.Data;

/// <summary>A folder and all folders below it.</summary>
internal static class FolderWalk
{
    /// <summary>Sorted by path. Links are followed, but no folder is entered twice: a loop of links ends.</summary>
    internal static IEnumerable<string> Below(string root)
    {
        var found = new List<string>();
        var visited = new HashSet<string>();
        var open = new Stack<string>([root]);
        while (open.TryPop(out var folder))
        {
            var target = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
            if (!visited.Add(target ?? Path.GetFullPath(folder)))
                continue;
            found.Add(folder);
            foreach (var below in Directory.GetDirectories(folder))
                open.Push(below);
        }
        return found.Order(StringComparer.Ordinal);
    }
}
