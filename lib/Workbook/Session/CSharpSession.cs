using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;
using Workbook.Display;
using Workbook.Notebooks;
using Workbook.Session.Packages;

namespace Workbook.Session;

/// <summary>A C# session: cells run one after another, each with what the cells before it declared.</summary>
internal sealed class CSharpSession : IDisposable
{
    private readonly ScriptChain _chain = new();
    private readonly AssemblyShelf _shelf = new();
    private readonly DirectiveRunner _directives;

    /// <param name="folder">Paths in cells are relative to it.</param>
    /// <param name="aliases">Packages that a build on this machine stands for; this program's own where none are given.</param>
    public CSharpSession(string folder, PackageAliases? aliases = null)
    {
        var root = Path.GetFullPath(folder);
        _directives = new DirectiveRunner(
            new References(_chain, _shelf, root, aliases ?? PackageAliases.OfThisProgram()),
            new Imports(_chain, _shelf, RunImportedAsync),
            new Magics(_chain, root, code => RunCodeAsync(new CellSource(code, "#!set"), code, CancellationToken.None)),
            root);
    }

    /// <summary>Runs a cell; what it prints and displays goes to the sink as it happens.</summary>
    public async Task<CellOutcome> RunAsync(CellSource cell, ICellSink sink, CancellationToken cancellation = default)
    {
        using var output = new CellOutput(sink);
        using var route = OutputRoute.Open(output);
        CellCancellation.Token = cancellation;
        try
        {
            return new CellOutcome(await RunProgramAsync(cell, cancellation), null);
        }
        catch (CellException refused)
        {
            return new CellOutcome(null, refused.Error);
        }
        catch (Exception error)
        {
            return new CellOutcome(null, CellErrors.Runtime(cell, error));
        }
    }

    /// <summary>The cell as the compiler would see it if it came next; nothing runs.</summary>
    public Compilation Preview(string code) => _chain.Compile(code, "cell");

    public void Dispose()
    {
        _shelf.Dispose();
    }

    private async Task<MimeBundle?> RunProgramAsync(CellSource cell, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        MimeBundle? result = null;
        var isTimed = false;
        foreach (var part in CellProgram.Parts(cell.Code))
        {
            if (result is not null) Kernel.Show(result);
            var program = CellProgram.Parse(part);
            isTimed |= program.Directives.Any(directive => directive.Name == "#!time");
            await _directives.RunAsync(cell, program, cancellation);
            result = program.Language is { } language
                ? ShownLanguage.Bundle(language.Name, program.Code)
                : await RunCodeAsync(cell, program.Code, cancellation);
        }

        if (isTimed) Kernel.display(string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds}ms"));
        return result;
    }

    private async Task RunImportedAsync(CellSource cell)
    {
        if (await RunProgramAsync(cell, CellCancellation.Token) is { } result) Kernel.Show(result);
    }

    private async Task<MimeBundle?> RunCodeAsync(CellSource cell, string code, CancellationToken cancellation)
    {
        var compiled = new CompiledCell(_chain.Compile(code, cell.Name), cancellation);
        if (!compiled.Errors.IsEmpty) throw new CellException(CellErrors.Compilation(cell, compiled.Errors));
        cancellation.ThrowIfCancellationRequested();
        var value = await _chain.RunAsync(compiled);
        var shows = compiled.EndsInValue && value is not DisplayedValue;
        return shows ? ValueDisplay.Bundle(value) : null;
    }
}
