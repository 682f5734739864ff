using System.Globalization;
using System.Net;
using FineTune.Charts;
using FineTune.Charts.Display;

namespace FineTune.Training;

/// <summary>How a fit stands or ended, as a notebook shows it.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class ProgressView : IHtmlView
{
    private const int Rows = 8;

    private readonly Table table;
    private readonly TrainingProgress? now;
    private readonly IReadOnlyList<string> notes;

    private ProgressView(Table table, TrainingProgress? now, IReadOnlyList<string> notes) => (this.table, this.now, this.notes) = (table, now, [.. notes]);

    internal static ProgressView Running(string phase, IReadOnlyList<EpochRecord> epochs, TrainingProgress? now, IReadOnlyList<string> notes)
        => new(new Table(["epoch", "train", "accuracy", "validation", "accuracy", "seconds"], epochs.TakeLast(Rows).Select(Row)), now, phase.Length > 0 ? [phase, .. notes] : notes);

    /// <summary>A line for the whole fit: its last epoch, its best, how fast and how long.</summary>
    internal static ProgressView Ended(string phase, IReadOnlyList<EpochRecord> epochs, int examples, IReadOnlyList<string> notes)
    {
        string[] columns = ["phase", "epochs", "train", "accuracy", "validation", "accuracy", "best", "images/s", "time"];
        var seconds = epochs.Sum(epoch => epoch.Seconds);
        object?[][] rows = epochs.Count == 0 ? [] : [[
            phase.Length > 0 ? phase : "training", epochs.Count, .. Measures(epochs[^1]), Percent(epochs.Max(epoch => epoch.ValidationAccuracy)),
            ((double)epochs.Count * examples / seconds).ToString("F0", CultureInfo.InvariantCulture), ProgressText.Time(TimeSpan.FromSeconds(seconds))]];
        return new(new Table(columns, rows), null, notes);
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var html = table.Rows.Count > 0 ? table.ToHtml() : "";
        foreach (var note in notes) html += $"<div>{WebUtility.HtmlEncode(note)}</div>";
        return now is null ? html : $"{html}{Bar(now.Share)}<div style=\"font-variant-numeric:tabular-nums\">{WebUtility.HtmlEncode(ProgressText.Of(now))}</div>";
    }

    /// <summary>The same in text.</summary>
    /// <returns>A line for the heads, a line an epoch, and where it stands.</returns>
    public override string ToString()
    {
        List<string> lines = [.. notes];
        if (table.Rows.Count > 0) lines.Insert(0, table.ToString().TrimEnd());
        if (now is not null) lines.Add(ProgressText.Of(now));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Bar(double share) => string.Create(
        CultureInfo.InvariantCulture,
        $"<div style=\"height:6px;max-width:480px;margin:6px 0;background:{Palette.Line}\"><div style=\"height:6px;width:{100 * share:F1}%;background:{Palette.Color(0)}\"></div></div>");

    private static object?[] Row(EpochRecord epoch) => [epoch.Epoch, .. Measures(epoch), epoch.Seconds.ToString("F1", CultureInfo.InvariantCulture)];

    private static object?[] Measures(EpochRecord epoch) => [Loss(epoch.TrainLoss), Percent(epoch.TrainAccuracy), Loss(epoch.ValidationLoss), Percent(epoch.ValidationAccuracy)];

    private static string Loss(double loss) => double.IsNaN(loss) ? "" : loss.ToString("F3", CultureInfo.InvariantCulture);

    private static string Percent(double share) => double.IsNaN(share) ? "" : (100 * share).ToString("F1", CultureInfo.InvariantCulture) + "%";
}
