using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Session;

/// <summary>
/// The chain of Roslyn submissions: each cell sees what the cells before it declared. A cell that declares nothing leaves no
/// link: the chain is as long as what is declared, not as what was run.
/// </summary>
internal sealed class ScriptChain
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        // A cell is small: handing its parts to other threads takes longer than they do.
        concurrentBuild: false,
        metadataReferenceResolver: NoDirectives.Instance);

    /// <summary>What a cell need not name, as in .NET Interactive.</summary>
    public static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Kernel",
    ];

    // Each submission passes its references on. Giving them again with every cell would double the chain's memory and time.
    private readonly List<MetadataReference> _newReferences = [];
    private readonly List<MetadataReference> _references = [];
    private readonly CellAssemblies _assemblies = new();

    private CSharpCompilation? _last;
    private int _links;
    private int _compiled;

    // Where each submission puts itself when it starts to run, in its link's place; the first place is nobody's.
    private object?[] _states = new object?[16];

    public ScriptChain()
    {
        _newReferences.AddRange(PlatformAssemblies.References());
        _newReferences.Add(MetadataReference.CreateFromFile(typeof(ScriptChain).Assembly.Location));
        _references.AddRange(_newReferences);
    }

    /// <summary>The submissions that ran, as objects: their fields are the session's variables.</summary>
    public IEnumerable<object> States => _states.Take(_links + 1).OfType<object>();

    /// <summary>All that cells can use.</summary>
    public IReadOnlyList<MetadataReference> References => _references;

    /// <summary>The assembly can be used from the next cell on.</summary>
    public void AddReference(MetadataReference reference)
    {
        _newReferences.Add(reference);
        _references.Add(reference);
    }

    /// <summary>The cell as the compiler sees it after all the others; nothing is changed until it runs.</summary>
    /// <param name="code">C# without directives.</param>
    /// <param name="name">What errors call it.</param>
    public CSharpCompilation Compile(string code, string name)
    {
        var number = ++_compiled;
        var options = Options.WithScriptClassName($"Submission#{number}");
        return CSharpCompilation.CreateScriptCompilation(
            $"cell-{number}",
            CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Language, name),
            _newReferences,
            _last is null ? options.WithUsings(Imports) : options,
            _last,
            typeof(object));
    }

    /// <summary>Runs a compiled cell. What it declared before it threw, or before it was stopped, is kept.</summary>
    public async Task<object?> RunAsync(CompiledCell cell)
    {
        var isLink = cell.Declares || _newReferences.Count > 0;
        var place = _links + 1;
        if (_states.Length <= place) Array.Resize(ref _states, 2 * _states.Length);
        var start = cell.IsEmpty ? null : _assemblies.Load(cell, isLink);
        if (isLink)
        {
            _last = cell.Compilation;
            _newReferences.Clear();
            // Roslyn counts the submissions that have code.
            if (start is not null) _links = place;
        }

        try
        {
            return start is null ? null : await start(_states);
        }
        finally
        {
            if (!isLink) _states[place] = null;
        }
    }
}
