using System.Globalization;
using FineTune.Training;

namespace FineTune.Transfer;

/// <summary>Shows how a search goes: one line that changes in a notebook, a line a rung elsewhere.</summary>
internal sealed class SearchDisplay(bool verbose)
{
    private readonly NotebookOutput? notebook = verbose ? NotebookOutput.Find() : null;
    private Action<object>? update;

    internal void Rung(int bracket, Rung rung, int tried, Trial? best)
        => Show(string.Create(CultureInfo.InvariantCulture, $"bracket {bracket}: {rung.Recipes} recipes for {rung.Epochs} epochs each; {tried} recipes so far{Best(best)}"));

    internal void End(SearchResult result) => Show(result.ToString());

    internal static string Best(Trial? best)
        => best?.Best is { } score ? string.Create(CultureInfo.InvariantCulture, $", best {100 * score.Accuracy:F1}% after {score.Epochs} epochs") : "";

    private void Show(string text)
    {
        if (!verbose) return;
        if (notebook is null) Console.WriteLine(text);
        else if (update is null) update = notebook.Show(text);
        else update(text);
    }
}
