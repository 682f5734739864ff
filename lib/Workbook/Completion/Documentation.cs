using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Workbook.Completion;

/// <summary>Finds what the XML documentation says of a symbol: beside its assembly, or, for the runtime's, in the SDK.</summary>
internal sealed class Documentation
{
    // Much of the runtime is implemented in one assembly and documented under the names by which programs refer to it.
    private static readonly string[] OfCore = ["System.Runtime", "System.Collections", "System.Threading", "System.Linq", "System.Memory", "System.Console"];

    private readonly Dictionary<string, DocumentationFile> _files = new(StringComparer.Ordinal);

    public DocumentationText? Of(ISymbol symbol, Compilation compilation)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole : symbol.OriginalDefinition;
        var xml = definition.Locations.Any(location => location.IsInSource)
            ? definition.GetDocumentationCommentXml()
            : FindXml(definition, compilation);
        return DocumentationText.Parse(xml) is { } text && !text.IsInherited ? text
            : Inherited(definition) is { } origin ? Of(origin, compilation)
            : null;
    }

    private static ISymbol? Inherited(ISymbol symbol)
    {
        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            INamedTypeSymbol { BaseType.SpecialType: not SpecialType.System_Object } type => type.BaseType,
            _ => null,
        };
        return overridden ?? symbol.ContainingType?.AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));
    }

    private string? FindXml(ISymbol symbol, Compilation compilation)
    {
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly) return null;
        var path = (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath;
        return path is null ? null : Places(path).Select(place => File(place).Find(id)).FirstOrDefault(xml => xml is not null);
    }

    private static IEnumerable<string> Places(string assemblyPath)
    {
        yield return Path.ChangeExtension(assemblyPath, ".xml");
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        if (Path.GetDirectoryName(assemblyPath) != runtime || ReferencePack(runtime) is not { } pack) yield break;
        var name = Path.GetFileNameWithoutExtension(assemblyPath);
        yield return Path.Combine(pack, $"{name}.xml");
        foreach (var core in OfCore) yield return Path.Combine(pack, $"{core}.xml");
    }

    // dotnet/shared/Microsoft.NETCore.App/10.0.x -> dotnet/packs/Microsoft.NETCore.App.Ref/10.0.y/ref/net10.0
    private static string? ReferencePack(string runtime)
    {
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var version = Path.GetFileName(runtime).Split('.')[0] + ".";
        return !Directory.Exists(packs) ? null : Directory.EnumerateDirectories(packs)
            .Where(folder => Path.GetFileName(folder).StartsWith(version, StringComparison.Ordinal))
            .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(folder, "ref")))
            .LastOrDefault();
    }

    private DocumentationFile File(string path)
    {
        if (!_files.TryGetValue(path, out var file)) _files[path] = file = DocumentationFile.Read(path);
        return file;
    }
}
