using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Workbook.Session;

/// <summary>A cell as an assembly, or the errors for which it is none.</summary>
internal sealed class CompiledCell
{
    private static readonly EmitOptions Emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    public CompiledCell(CSharpCompilation compilation, CancellationToken cancellation)
    {
        Compilation = compilation;
        // A cell of comments or usings alone has nothing to run.
        IsEmpty = Root.Members.Count == 0;
        var diagnostics = IsEmpty
            ? compilation.GetDiagnostics(cancellation)
            : compilation.Emit(Image, Symbols, options: Emit, cancellationToken: cancellation).Diagnostics;
        Errors = [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Image.Position = Symbols.Position = 0;
    }

    public CSharpCompilation Compilation { get; }

    public ImmutableArray<Diagnostic> Errors { get; }

    public MemoryStream Image { get; } = new();

    public MemoryStream Symbols { get; } = new();

    public bool IsEmpty { get; }

    /// <summary>Whether later cells could name anything that stands in it.</summary>
    public bool Declares =>
        Root.Usings.Count > 0 || Root.Externs.Count > 0 || Compilation.ScriptClass!.GetMembers().Any(member => !member.IsImplicitlyDeclared);

    /// <summary>Whether the cell ends in an expression with a value and without a semicolon.</summary>
    public bool EndsInValue => Root.Members.LastOrDefault() is GlobalStatementSyntax
    {
        Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last,
    } && Compilation.GetSemanticModel(Root.SyntaxTree).GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };

    private CompilationUnitSyntax Root => (CompilationUnitSyntax)Compilation.SyntaxTrees[0].GetRoot();
}
