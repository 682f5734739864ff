using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Session;

/// <summary>Loads compiled cells. Those that later cells can refer to stay; every other is forgotten when nothing of it is in use.</summary>
internal sealed class CellAssemblies
{
    private readonly Dictionary<string, Assembly> _kept = new(StringComparer.Ordinal);
    private readonly Context _stays;

    public CellAssemblies() => _stays = new Context(_kept, isCollectible: false);

    /// <summary>What runs the cell, given where the cells before it are and where it is to put itself.</summary>
    public Func<object?[], Task<object?>> Load(CompiledCell cell, bool keep)
    {
        var context = keep ? _stays : new Context(_kept, isCollectible: true);
        var assembly = context.LoadFromStream(cell.Image, cell.Symbols);
        if (keep) _kept[assembly.GetName().Name!] = assembly;
        var entry = cell.Compilation.GetEntryPoint(CancellationToken.None)!;
        return assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    // What no cell is comes from where this program has it.
    private sealed class Context(Dictionary<string, Assembly> kept, bool isCollectible) : AssemblyLoadContext("cells", isCollectible)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => kept.GetValueOrDefault(assemblyName.Name!);
    }
}
