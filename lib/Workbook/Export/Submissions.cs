using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Session;

namespace Workbook.Export;

/// <summary>A cell's tree and what the compiler knows of it.</summary>
internal sealed record Submission(ExportedCell Cell, CSharpCompilation Compilation, SyntaxTree Tree, SemanticModel Model);

/// <summary>The cells as the compiler sees them in a session, without running one.</summary>
internal static class Submissions
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <param name="cells">Those that hold code.</param>
    /// <param name="references">What they refer to, besides the platform.</param>
    /// <exception cref="ExportException">A cell does not compile.</exception>
    public static IReadOnlyList<Submission> Compile(IReadOnlyList<ExportedCell> cells, IReadOnlyList<MetadataReference> references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: ScriptChain.Imports, allowUnsafe: true);
        var submissions = new List<Submission>();
        CSharpCompilation? previous = null;
        foreach (var cell in cells)
        {
            var tree = CSharpSyntaxTree.ParseText(cell.Code, Script);
            previous = CSharpCompilation.CreateScriptCompilation(
                $"cell{submissions.Count}", tree, previous is null ? references : null, previous is null ? options : options.WithUsings(), previous);
            if (previous.GetDiagnostics().FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error) is { } error)
                throw new ExportException($"{cell.Name} does not compile: {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
            submissions.Add(new Submission(cell, previous, tree, previous.GetSemanticModel(tree)));
        }

        return submissions;
    }
}
