using Microsoft.CodeAnalysis;
using Workbook.Session;
using Workbook.Session.Packages;

namespace Workbook.Export;

/// <summary>What a notebook's cells are compiled against while they are taken apart.</summary>
internal static class SourceReferences
{
    /// <exception cref="PackageException">A package cannot be had.</exception>
    public static IReadOnlyList<MetadataReference> Of(NotebookSource source, string folder)
    {
        List<MetadataReference> references =
        [
            .. PlatformAssemblies.References(),
            MetadataReference.CreateFromFile(typeof(SourceReferences).Assembly.Location),
            .. source.Assemblies.Select(path => MetadataReference.CreateFromFile(path)),
        ];
        if (source.Packages.Count > 0)
        {
            var assets = PackageRestore.RunAsync(new PackageProject(source.Packages, source.Feeds, folder), CancellationToken.None).GetAwaiter().GetResult();
            references.AddRange(assets.Assemblies.Select(path => MetadataReference.CreateFromFile(path)));
        }

        foreach (var file in source.Files) references.Add(MetadataReference.CreateFromFile(CompiledFile.Build(file, references)));
        return references;
    }
}
