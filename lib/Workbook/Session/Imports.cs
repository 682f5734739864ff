namespace Workbook.Session;

/// <summary>What <c>#load</c> and <c>#!import</c> bring: notebooks and C# files, run where they are named.</summary>
internal sealed class Imports(ScriptChain chain, AssemblyShelf shelf, Func<CellSource, Task> run)
{
    private readonly List<string> _open = [];

    /// <param name="cell">The cell that asks.</param>
    /// <param name="directive">Its line.</param>
    /// <param name="path">The full path of a file that is there.</param>
    public async Task RunAsync(CellSource cell, Directive directive, string path)
    {
        if (_open.Contains(path))
            throw Refusal.Of(cell, directive, $"{Path.GetFileName(path)} imports itself: {string.Join(" -> ", _open.Append(path).Select(Path.GetFileName))}.");
        _open.Add(path);
        try
        {
            await RunFileAsync(path);
        }
        catch (Notebooks.NotebookFormatException error)
        {
            throw Refusal.Of(cell, directive, error.Message);
        }
        finally
        {
            _open.Remove(path);
        }
    }

    private async Task RunFileAsync(string path)
    {
        if (CompiledFile.IsProgramText(path))
        {
            if (shelf.Load(CompiledFile.Build(path, chain.References)) is var (reference, _)) chain.AddReference(reference);
            return;
        }

        foreach (var source in ImportedFile.Read(path)) await run(source);
    }
}
