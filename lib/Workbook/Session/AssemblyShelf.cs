using System.Reflection;
using System.Runtime.InteropServices;
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
    private readonly Dictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyShelf()
    {
        AssemblyLoadContext.Default.Resolving += Probe;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += ProbeNative;
    }

    /// <summary>Loads the file; null where this session has it already.</summary>
    public (MetadataReference Reference, Assembly Assembly)? Load(string path)
    {
        if (!_referenced.Add(path)) return null;
        Search(Path.GetDirectoryName(path)!);
        return (MetadataReference.CreateFromFile(path), AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
    }

    /// <summary>
    /// Loads a file of a package; null where this session has it already. Of an assembly that this program is itself built
    /// from there can be only one in a process: then it is that one.
    /// </summary>
    public (MetadataReference Reference, Assembly Assembly)? LoadShared(string path)
    {
        try
        {
            return Load(path);
        }
        catch (FileLoadException)
        {
            var loaded = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(Path.GetFileNameWithoutExtension(path)));
            return (MetadataReference.CreateFromFile(loaded.Location), loaded);
        }
    }

    /// <summary>What is loaded later may need what lies there.</summary>
    public void Search(string folder)
    {
        if (!_folders.Contains(folder)) _folders.Add(folder);
    }

    /// <summary>A native library that managed code will ask for by name.</summary>
    public void AddNative(string path) => _natives[Path.GetFileName(path)] = path;

    public void Dispose()
    {
        AssemblyLoadContext.Default.Resolving -= Probe;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll -= ProbeNative;
    }

    private Assembly? Probe(AssemblyLoadContext context, AssemblyName name)
    {
        var found = _folders.Select(folder => Path.Combine(folder, $"{name.Name}.dll")).FirstOrDefault(File.Exists);
        return found is null ? null : context.LoadFromAssemblyPath(found);
    }

    // The same spellings that the runtime tries.
    private nint ProbeNative(Assembly assembly, string name)
    {
        string[] spellings = [name, $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dylib", $"{name}.dll"];
        var found = spellings.FirstOrDefault(_natives.ContainsKey);
        return found is null ? 0 : NativeLibrary.Load(_natives[found]);
    }
}
