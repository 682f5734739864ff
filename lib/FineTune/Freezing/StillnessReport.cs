using FineTune.Charts;
using FineTune.Charts.Display;

namespace FineTune.Freezing;

/// <summary>A tensor that was frozen and is not what it was.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Kind">"parameter" or "buffer".</param>
/// <param name="What">What became of it.</param>
public sealed record MovedTensor(string Name, string Kind, string What);

/// <summary>What <see cref="Stillness"/> found. It shows itself: one line where nothing moved, else a table.</summary>
/// <param name="Parameters">How many parameters were frozen.</param>
/// <param name="Buffers">How many buffers (BatchNorm's statistics) belong to them.</param>
/// <param name="Moved">Those that are not bit for bit the same.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record StillnessReport(int Parameters, int Buffers, IReadOnlyList<MovedTensor> Moved) : IHtmlView
{
    /// <summary>Whether nothing moved.</summary>
    public bool IsStill => Moved.Count == 0;

    /// <summary>Goes on only if nothing moved.</summary>
    /// <returns>This report.</returns>
    /// <exception cref="InvalidOperationException">Something moved; the message lists it.</exception>
    public StillnessReport Require() => IsStill ? this : throw new InvalidOperationException(ToString());

    /// <inheritdoc/>
    public string ToHtml() => IsStill ? new Table(["frozen"], [[ToString()]]).ToHtml() : Table.Of(Moved).ToHtml();

    /// <summary>One line where nothing moved, else a line and a table.</summary>
    public override string ToString() => IsStill
        ? $"Bit for bit the same: {Parameters} frozen parameters and {Buffers} buffers."
        : $"{Moved.Count} of {Parameters + Buffers} frozen tensors moved:\n{Table.Of(Moved)}";
}
