using System.IO.Enumeration;

namespace FineTune.Command.Models;

/// <summary>The files in a folder and the folders below it. Links to folders are not followed: they could lead anywhere, and round in a circle.</summary>
internal static class FilesBelow
{
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static IOrderedEnumerable<string> Of(string folder)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"{folder}: there is no such folder.");
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        var files = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return files.Order(StringComparer.Ordinal);
    }
}
