using System.Globalization;
using System.Text.Json;
using FineTune.Charts;

namespace FineTune.Command.Profiling;

/// <summary>Where the time of a run went.</summary>
/// <param name="Title">What was run.</param>
/// <param name="Run">The parts of the run, in their order.</param>
/// <param name="Stages">One forward pass of a batch, stage by stage.</param>
internal sealed record Profile(string Title, IReadOnlyList<Phase> Run, IReadOnlyList<Phase> Stages)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public double Seconds => Run.Sum(phase => phase.Seconds);

    public static string[] Heads(string part) => [part, "seconds", "share", "images/s"];

    public static IEnumerable<string[]> Rows(IReadOnlyList<Phase> phases)
    {
        var all = phases.Sum(phase => phase.Seconds);
        return phases.Select(phase => new[] { phase.Name, Text($"{phase.Seconds:0.000}"), Text($"{100 * phase.Seconds / all:0.0}%"), Text($"{phase.ImagesPerSecond:0}") });
    }

    public string ToJson() => JsonSerializer.Serialize(new { title = Title, seconds = Seconds, run = Run, stages = Stages }, Names);

    /// <summary>A page that needs no other file.</summary>
    public string ToHtml() => $"""
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>Where the time goes</title>
        <style>body {"{"} font: 15px sans-serif; max-width: 50em; margin: 2em auto {"}"}</style>
        <h1>Where the time goes</h1>
        <p>{System.Net.WebUtility.HtmlEncode(Title)}</p>
        {new Table(Heads("part of the run"), Rows(Run)).ToHtml()}
        <h2>A forward pass, stage by stage</h2>
        {new Table(Heads("stage"), Rows(Stages)).ToHtml()}
        </html>

        """;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
