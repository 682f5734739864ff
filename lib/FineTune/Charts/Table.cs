using FineTune.Charts.Display;

namespace FineTune.Charts;

/// <summary>Rows and columns that show themselves as an HTML table, and as aligned text.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class Table : IHtmlView
{
    /// <summary>A table of columns and rows.</summary>
    /// <param name="columns">The heads of the columns.</param>
    /// <param name="rows">The rows, each with a value for each column.</param>
    /// <exception cref="ArgumentException">A row has another number of values than there are columns.</exception>
    public Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = columns;
        Rows = [.. rows];
        foreach (var row in Rows)
            if (row.Count != columns.Count) throw new ArgumentException($"A row has {row.Count} values; there are {columns.Count} columns.", nameof(rows));
    }

    /// <summary>The heads of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>How many rows are shown; the others are only counted.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>A table of records: a row each, a column for each public property.</summary>
    /// <typeparam name="T">The records' type.</typeparam>
    /// <param name="records">The records.</param>
    /// <returns>The table; a property <c>TrainLoss</c> heads its column as "train loss".</returns>
    public static Table Of<T>(IEnumerable<T> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var properties = typeof(T).GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0).ToList();
        return new Table(
            [.. properties.Select(property => TableCell.Head(property.Name))],
            records.Select(record => properties.Select(property => property.GetValue(record)).ToArray()));
    }

    /// <inheritdoc/>
    public string ToHtml() => TableHtml.Of(this);

    /// <summary>The table as aligned text.</summary>
    /// <returns>A line for the heads, a line a row.</returns>
    public override string ToString() => TableText.Of(this);
}
