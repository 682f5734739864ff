using System.Globalization;
using FineTune.Transfer;
using Spectre.Console;

namespace FineTune.Command.Searching;

/// <summary>The best recipes so far: a table that changes in a terminal; in a log, a line whenever another one leads, and the table at the end.</summary>
internal sealed class Leaderboard(Desk desk)
{
    private const int Shown = 10;

    // From so many columns on, loss and epochs are shown too; and what all columns but the recipe's take, with the gaps between them.
    private const int Wide = 60, Taken = 37, TakenWhereNarrow = 21;

    private TrialScore? leading;

    public SearchResult Follow(Func<Action<SearchResult>, SearchResult> search)
    {
        var found = desk.Terminal.Profile.Capabilities.Interactive ? Live(search) : search(Line);
        if (found.Trials.Count > 0) desk.Terminal.Write(Table(found));
        desk.Output.WriteLine(found.ToString());
        if (found is { Interrupted: true, Trials: [{ Best: not null }, ..] }) desk.Output.WriteLine($"the best so far: {found.Best}");
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

    /// <summary>A line for each recipe, however narrow the terminal is: a board that is higher than the screen hides who leads.</summary>
    private Table Table(SearchResult found)
    {
        var wide = desk.Terminal.Profile.Width >= Wide;
        var table = new Table().Border(TableBorder.Simple);
        string[] heads = wide ? ["", "accuracy", "loss", "epochs", "recipe"] : ["", "accuracy", "recipe"];
        foreach (var head in heads) _ = table.AddColumn(new TableColumn(head).NoWrap());
        var room = Math.Max(8, desk.Terminal.Profile.Width - (wide ? Taken : TakenWhereNarrow));
        foreach (var (place, trial) in found.Trials.Take(Shown).Index())
        {
            string[] figures = [Text($"{place + 1}"), trial.Best is { } best ? Text($"{100 * best.Accuracy:0.0}%") : "diverged"];
            if (wide) figures = [.. figures, trial.Best is { } score ? Text($"{score.Loss:0.00}") : "", trial.Recipe.IsFitted || trial.Best is null ? "" : Text($"{trial.Best.Epochs}")];
            _ = table.AddRow([.. figures.Append(Cut(trial.Recipe.ToString(), room)).Select(cell => new Text(cell))]);
        }
        return table;
    }

    private static string Cut(string text, int room) => text.Length <= room ? text : text[..(room - 1)] + "…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
