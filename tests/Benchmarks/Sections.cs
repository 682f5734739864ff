namespace Benchmarks;

/// <summary>RESULTS.md: each kind of run writes its own section and leaves the others.</summary>
internal static class Sections
{
    internal static void Write(string title, IEnumerable<string> lines)
    {
        var heading = $"## {title}";
        var sections = File.ReadAllText(Report.File).Split("\n## ").ToList();
        var text = $"{title}\n\n{string.Join('\n', lines).TrimEnd()}\n";
        var place = sections.FindIndex(section => section.StartsWith(title + "\n", StringComparison.Ordinal));
        if (place < 0) sections.Add(text);
        else sections[place] = text;
        File.WriteAllText(Report.File, string.Join("\n## ", sections.Select(section => section.TrimEnd() + "\n")));
        Console.WriteLine($"{heading}: written to {Path.GetRelativePath(Environment.CurrentDirectory, Report.File)}.");
    }
}
