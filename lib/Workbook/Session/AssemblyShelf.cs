using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Workbook.Session;

/// <summary>
/// Loads the assemblies that a notebook refers to, from where they lie, so that <see cref="Assembly.Location"/> is right and
/// native libraries beside them are found. What they depend on is looked for beside them.
/// </summary>
internal sealed class AssemblyShelf : IDisposable
{
    private readonly List<string> _folders = [];
    private readonly HashSet<string> _referenced = new(StringComparer.Ordinal);

    public AssemblyShelf() => AssemblyLoadContext.Default.Resolving += Probe;

    /// <summary>Loads the file; null where this session has it already.</summary>
    public (MetadataReference Reference, Assembly Assembly)? Load(string path)
    {
        if (!_referenced.Add(path)) return null;
        var folder = Path.GetDirectoryName(path)!;
        if (!_folders.Contains(folder)) _folders.Add(folder);
        return (MetadataReference.CreateFromFile(path), AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
    }

    public void Dispose() => AssemblyLoadContext.Default.Resolving -= Probe;

    private Assembly? Probe(AssemblyLoadContext context, AssemblyName name)
    {
        var found = _folders.Select(folder => Path.Combine(folder, $"{name.Name}.dll")).FirstOrDefault(File.Exists);
        return found is null ? null : context.LoadFromAssemblyPath(found);
    }
}
