using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Workbook.Session;

/// <summary>What a cell can use without naming it: the runtime's own assemblies, not those that this program is built from.</summary>
internal static class PlatformAssemblies
{
    public static IEnumerable<MetadataReference> References() => Trusted()
        .Where(path => string.Equals(Path.GetDirectoryName(path), Runtime, StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));

    /// <summary>Whether the runtime has an assembly of that file name.</summary>
    public static bool Has(string path) => File.Exists(Path.Combine(Runtime, Path.GetFileName(path)));

    private static string Runtime => Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());

    private static string[] Trusted() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator);
}
