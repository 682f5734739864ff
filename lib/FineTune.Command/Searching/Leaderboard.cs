using System.Globalization;
using FineTune.Transfer;
using Spectre.Console;

namespace FineTune.Command.Searching;

/// <summary>The best recipes so far: a table that changes in a terminal; in a log, a line whenever another one leads, and the table at the end.</summary>
internal sealed class Leaderboard(Desk desk)
{
    private const int Shown = 10;

    private TrialScore? leading;

    public SearchResult Follow(Func<Action<SearchResult>, SearchResult> search)
    {
        var found = desk.Terminal.Profile.Capabilities.Interactive ? Live(search) : search(Line);
        if (found.Trials.Count > 0) desk.Terminal.Write(Table(found));
        desk.Output.WriteLine(found.ToString());
        return found;
    }

    private SearchResult Live(Func<Action<SearchResult>, SearchResult> search)
        => desk.Terminal.Live(new Text("computing what is frozen, once")).AutoClear(true).Start(shown => search(found => shown.UpdateTarget(Table(found).Caption(Markup.Escape(found.ToString())))));

    private void Line(SearchResult found)
    {
        if (found.Trials[0].Best is not { } score || score == leading) return;
        leading = score;
        desk.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after {found.Seconds:0} s and {found.Trials.Count} tried: {100 * score.Accuracy:0.0}% of the validation part by {found.Best}"));
    }

    private static Table Table(SearchResult found)
    {
        var board = found.Leaderboard;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in board.Columns) _ = table.AddColumn(new TableColumn(Markup.Escape(column)));
        foreach (var row in board.Rows.Take(Shown)) _ = table.AddRow(row.Select(cell => new Text(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")));
        return table;
    }
}
