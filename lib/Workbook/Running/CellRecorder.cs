using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Running;

/// <summary>Stores what a cell says as its outputs, as a Jupyter client would.</summary>
/// <param name="cell">The cell that runs.</param>
/// <param name="shown">What was displayed under an id, in this cell and those before it.</param>
internal sealed class CellRecorder(Cell cell, Dictionary<string, DisplayOutput> shown) : ICellSink
{
    /// <summary>Characters of printed text that are kept of one cell: more makes a file that no editor opens.</summary>
    public const int MostText = 1_000_000;

    private const int MostOfCrash = 4000;

    private int _printed;
    private bool _clearNext;

    public void Stream(string name, string text)
    {
        var room = MostText - _printed;
        if (room < 0) return;
        _printed += text.Length;
        if (text.Length > room) text = text[..room] + $"\n(printed text beyond {MostText} characters is not kept)\n";
        if (Last is StreamOutput last && last.Name == name) last.Text.Append(text);
        else cell.Outputs.Add(new StreamOutput(name, text));
    }

    public void Display(MimeBundle data, string? displayId)
    {
        ClearIfAsked();
        var output = new DisplayOutput(data);
        cell.Outputs.Add(output);
        if (displayId is not null) shown[displayId] = output;
    }

    public void Update(MimeBundle data, string displayId)
    {
        if (shown.TryGetValue(displayId, out var output)) output.Data = data;
    }

    public void Clear(bool wait)
    {
        _clearNext = wait;
        if (!wait) cell.Outputs.Clear();
    }

    /// <summary>Stores how the cell ended.</summary>
    public void End(CellOutcome outcome)
    {
        if (outcome.Result is { } result)
        {
            ClearIfAsked();
            cell.Outputs.Add(new DisplayOutput(result, isResult: true) { ExecutionCount = cell.ExecutionCount });
        }

        if (outcome.Error is { } error) cell.Outputs.Add(error);
    }

    /// <summary>A runtime that dies prints its whole stack, a hundred thousand lines if need be: the beginning is kept.</summary>
    public void CutCrashReport()
    {
        foreach (var output in cell.Outputs.OfType<StreamOutput>().Where(output => output.Name == "stderr"))
        {
            if (output.Text.Length <= MostOfCrash) continue;
            output.Text.Length = MostOfCrash;
            output.Text.Append("\n(and so on)\n");
        }
    }

    private Output? Last
    {
        get
        {
            ClearIfAsked();
            return cell.Outputs.LastOrDefault();
        }
    }

    private void ClearIfAsked()
    {
        if (_clearNext) cell.Outputs.Clear();
        _clearNext = false;
    }
}
