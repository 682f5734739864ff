using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Workbook.Session;

/// <summary>The chain of Roslyn submissions: each cell sees what the cells before it declared.</summary>
internal sealed class ScriptChain : IDisposable
{
    /// <summary>What a cell need not name, as in .NET Interactive.</summary>
    public static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly InteractiveAssemblyLoader _loader = new();

    // Each submission passes its references on. Giving them again with every cell would double the chain's memory and time.
    private readonly List<MetadataReference> _newReferences = [];
    private readonly List<MetadataReference> _references = [];

    private ScriptState<object>? _state;

    public ScriptChain()
    {
        _loader.RegisterDependency(typeof(ScriptChain).Assembly);
        _newReferences.AddRange(PlatformAssemblies.References());
        _newReferences.Add(MetadataReference.CreateFromFile(typeof(ScriptChain).Assembly.Location));
        _references.AddRange(_newReferences);
    }

    /// <summary>Where the last cell left the session; null before the first.</summary>
    public ScriptState<object>? State => _state;

    /// <summary>All that cells can use.</summary>
    public IReadOnlyList<MetadataReference> References => _references;

    /// <summary>The assembly can be used from the next cell on.</summary>
    public void AddReference(MetadataReference reference, System.Reflection.Assembly assembly)
    {
        _loader.RegisterDependency(assembly);
        _newReferences.Add(reference);
        _references.Add(reference);
    }

    /// <summary>Compiles the cell after all the others; nothing is changed until it runs.</summary>
    public Script<object> Compile(string code, string name)
    {
        var options = Options(name).WithReferences(_newReferences);
        return _state is null
            ? CSharpScript.Create<object>(code, options.WithImports(Imports), assemblyLoader: _loader)
            : _state.Script.ContinueWith<object>(code, options);
    }

    /// <summary>Runs a compiled cell. What it declared before it threw is kept.</summary>
    public async Task<ScriptState<object>> RunAsync(Script<object> script, CancellationToken cancellation)
    {
        var state = _state is null
            ? await script.RunAsync(null, static _ => true, cancellation)
            : await script.RunFromAsync(_state, static _ => true, cancellation);
        _state = state;
        _newReferences.Clear();
        return state;
    }

    /// <summary>Whether the cell ends in an expression with a value and without a semicolon.</summary>
    public static bool EndsInValue(Script<object> script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Single();
        return ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last,
        } && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };
    }

    public void Dispose() => _loader.Dispose();

    private static ScriptOptions Options(string name) => ScriptOptions.Default
        .WithImports()
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithEmitDebugInformation(true)
        .WithFilePath(name)
        .WithFileEncoding(Encoding.UTF8)
        .WithMetadataResolver(NoDirectives.Instance)
        .WithAllowUnsafe(true);
}
