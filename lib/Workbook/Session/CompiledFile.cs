using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Session.Packages;

namespace Workbook.Session;

/// <summary>A C# file of a project: it declares a namespace, which no cell can, so it is compiled into an assembly of its own.</summary>
internal static class CompiledFile
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    public static bool IsProgramText(string path) =>
        path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
        && CSharpSyntaxTree.ParseText(File.ReadAllText(path), Language).GetCompilationUnitRoot().Members.Any(member => member is BaseNamespaceDeclarationSyntax);

    /// <summary>The path of the assembly: the same for the same text.</summary>
    /// <exception cref="CellException">It does not compile.</exception>
    public static string Build(string path, IEnumerable<MetadataReference> references)
    {
        var text = File.ReadAllText(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path + text)))[..12];
        var target = Path.Combine(CacheFolder.Of("files"), $"{Path.GetFileNameWithoutExtension(path)}-{hash}.dll");
        if (File.Exists(target)) return target;

        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(target), [CSharpSyntaxTree.ParseText(text, Language, path, Encoding.UTF8), ImplicitUsings()], references, options);
        using var image = new MemoryStream();
        var errors = compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) throw new CellException(CellErrors.Compilation(new CellSource(text, path), errors));

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var beside = $"{target}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(beside, image.ToArray());
        File.Move(beside, target, overwrite: true);
        return target;
    }

    // What the SDK adds to every file of a project.
    private static SyntaxTree ImplicitUsings() => CSharpSyntaxTree.ParseText(
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """,
        Language);
}
