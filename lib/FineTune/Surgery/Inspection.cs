using FineTune.Charts;
using FineTune.Charts.Display;

namespace FineTune.Surgery;

/// <summary>A look inside a model: a row a module. It shows itself as a table.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="InputShape">What it was given.</param>
/// <param name="Rows">The modules in their order, the model itself last.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record Inspection(string Model, IReadOnlyList<long> InputShape, IReadOnlyList<ModuleRow> Rows) : IHtmlView
{
    /// <summary>The rows as a table.</summary>
    public Table ToTable() => new(
        ["module", "type", "output", "parameters", "trainable", "batch norm"],
        Rows.Select(row => new object?[] { row.Module, row.Type, row.Output is null ? null : $"[{string.Join(", ", row.Output)}]", row.Parameters, row.Trainable, row.BatchNorm }))
    {
        Limit = Rows.Count,
    };

    /// <inheritdoc/>
    public string ToHtml() => ToTable().ToHtml();

    /// <summary>The rows as aligned text.</summary>
    public override string ToString() => ToTable().ToString();
}
