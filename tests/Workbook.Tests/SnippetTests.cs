using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>The C# that the course and the READMEs show in their prose is code that compiles.</summary>
public partial class SnippetTests
{
    private static readonly string Root = Repository.Root;

    // What an SDK project has by itself, and what a reader has opened above.
    private const string Usings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http;
        global using FineTune.Data; global using FineTune.Models; global using FineTune.Surgery; global using FineTune.Freezing;
        global using FineTune.Training; global using FineTune.Serving; global using FineTune.Vault.Signatures;
        global using TorchSharp;
        """;

    public static TheoryData<string, int> Snippets
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var file in Files())
                for (var i = 0; i < In(file).Count; i++) data.Add(Path.GetRelativePath(Root, file), i);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_compiles(string file, int index)
    {
        var compilation = CSharpCompilation.Create(
            "snippet",
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(In(Path.Combine(Root, file))[index])],
            References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static IEnumerable<string> Files() =>
    [
        Path.Combine(Root, "README.md"),
        Path.Combine(Root, "lib", "README.md"),
        Path.Combine(Root, "lib", "FineTune", "README.md"),
        .. Directory.GetFiles(Path.Combine(Root, "notebooks"), "*.ipynb", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    private static List<string> In(string file)
    {
        var prose = file.EndsWith(".md", StringComparison.Ordinal)
            ? File.ReadAllText(file)
            : string.Join('\n', NotebookReader.ReadFile(file).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
        return [.. Fences().Matches(prose).Select(match => match.Groups["code"].Value)];
    }

    private static IEnumerable<MetadataReference> References()
    {
        var core = RuntimeEnvironment.GetRuntimeDirectory();
        var web = core.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal);
        return Directory.GetFiles(core, "System.*.dll")
            .Concat(Directory.GetFiles(core, "netstandard.dll"))
            .Concat(Directory.GetFiles(web, "Microsoft.*.dll"))
            .Concat(["TorchSharp.dll", "FineTune.dll"])
            .Where(path => !path.Contains(".Native.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(Path.IsPathRooted(path) ? path : Path.Combine(Root, "lib", "bin", path)));
    }

    [GeneratedRegex(@"^```(csharp|cs|c#)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
