using System.Globalization;
using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>A table of numbers as colours, such as a confusion matrix.</summary>
public static class Heatmap
{
    private const int RowHeight = 34;
    private const int MostWritten = 20;

    // Opaque, so that the numbers in the cells are readable on a white and on a dark page.
    private static readonly (double At, string Color)[] Scale = [(0, "#E8EFF4"), (0.5, "#73B2D8"), (1, "#0B4F7D")];

    /// <summary>Draws a cell for each row and column; the first row is on top.</summary>
    /// <param name="title">The title.</param>
    /// <param name="rowsAre">What the rows are, such as <c>"true class"</c>.</param>
    /// <param name="rows">Their names.</param>
    /// <param name="columnsAre">What the columns are.</param>
    /// <param name="columns">Their names.</param>
    /// <param name="colors">[rows, columns] what decides the colour, 0 (light) to 1 (dark).</param>
    /// <param name="texts">[rows, columns] what stands in the cells; the colours' percentages where left out.</param>
    /// <param name="sharesOf">What the colours are shares of, for the text under the mouse.</param>
    /// <returns>The figure. With more than 20 columns the texts show only under the mouse.</returns>
    /// <exception cref="ArgumentException">There is no cell, or the numbers of rows and columns differ.</exception>
    public static Figure Of(string title, string rowsAre, IReadOnlyList<string> rows, string columnsAre, IReadOnlyList<string> columns, double[,] colors, string[,]? texts = null, string sharesOf = "of the row")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(colors);
        if (colors.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one row and one column.", nameof(colors));
        Check(rows.Count, columns.Count, colors);
        if (texts is not null) Check(rows.Count, columns.Count, texts);
        return Drawn(title, rowsAre, rows, columnsAre, columns, colors, texts, sharesOf);
    }

    /// <summary>As the other, with the cells computed.</summary>
    /// <param name="title">The title.</param>
    /// <param name="rowsAre">What the rows are, such as <c>"class"</c>.</param>
    /// <param name="rows">Their names.</param>
    /// <param name="columnsAre">What the columns are.</param>
    /// <param name="columns">Their names.</param>
    /// <param name="value">The number of a row and a column, counted from 0; it decides the colour, light at 0 and below, dark at 1 and above.</param>
    /// <param name="format">How the number is written in its cell, a .NET format such as "F2".</param>
    /// <returns>The figure. With more than 20 columns the numbers show only under the mouse.</returns>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public static Figure Of(string title, string rowsAre, IReadOnlyList<string> rows, string columnsAre, IReadOnlyList<string> columns, Func<int, int, double> value, string format = "0%")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(value);
        if (rows.Count == 0 || columns.Count == 0) throw new ArgumentException("There is nothing to draw: give at least one row and one column.", nameof(rows));
        var (colors, texts) = (new double[rows.Count, columns.Count], new string[rows.Count, columns.Count]);
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < columns.Count; j++)
            {
                var number = value(i, j);
                (colors[i, j], texts[i, j]) = (Math.Clamp(number, 0, 1), number.ToString(format, CultureInfo.InvariantCulture));
            }
        }
        return Drawn(title, rowsAre, rows, columnsAre, columns, colors, texts, null);
    }

    private static Figure Drawn(string title, string rowsAre, IReadOnlyList<string> rows, string columnsAre, IReadOnlyList<string> columns, double[,] colors, string[,]? texts, string? sharesOf)
    {
        var layout = PlotlyLayout.Of(title);
        layout["height"] = Math.Clamp(150 + RowHeight * rows.Count, 260, 900);
        layout["xaxis"] = Axis(columnsAre);
        layout["yaxis"] = Axis(rowsAre);
        layout["yaxis"]!["autorange"] = "reversed";
        PlotlyLayout.WithoutLegend(layout);
        return new Figure([Trace(rows, columns, colors, texts, rowsAre, columnsAre, sharesOf)], layout);
    }

    private static JsonObject Trace(IReadOnlyList<string> rows, IReadOnlyList<string> columns, double[,] colors, string[,]? texts, string rowsAre, string columnsAre, string? sharesOf)
    {
        // A number that is no share is only itself.
        var share = sharesOf is null ? "" : $" (%{{z:.0%}} {PlotlyText.Encode(sharesOf)})";
        var trace = new JsonObject
        {
            ["type"] = "heatmap",
            ["x"] = PlotlyData.Texts(columns),
            ["y"] = PlotlyData.Texts(rows),
            ["z"] = Matrix(colors, row => PlotlyData.Numbers(row)),
            ["text"] = Matrix(texts ?? Percentages(colors), row => PlotlyData.Texts(row)),
            ["colorscale"] = new JsonArray([.. Scale.Select(stop => new JsonArray(stop.At, stop.Color))]),
            ["zmin"] = 0,
            ["zmax"] = 1,
            ["showscale"] = false,
            ["xgap"] = 2,
            ["ygap"] = 2,
            ["hovertemplate"] = $"{PlotlyText.Encode(rowsAre)}: %{{y}}<br>{PlotlyText.Encode(columnsAre)}: %{{x}}<br>%{{text}}{share}<extra></extra>",
        };
        if (columns.Count <= MostWritten) trace["texttemplate"] = "%{text}";
        return trace;
    }

    private static JsonObject Axis(string title)
    {
        var axis = PlotlyLayout.Names();
        axis["title"] = PlotlyLayout.Axis(title)["title"]!.DeepClone();
        return axis;
    }

    private static JsonArray Matrix<T>(T[,] values, Func<IEnumerable<T>, JsonArray> row)
        => new([.. Enumerable.Range(0, values.GetLength(0)).Select(i => row(Enumerable.Range(0, values.GetLength(1)).Select(j => values[i, j])))]);

    private static string[,] Percentages(double[,] values)
    {
        var texts = new string[values.GetLength(0), values.GetLength(1)];
        for (var i = 0; i < texts.GetLength(0); i++)
            for (var j = 0; j < texts.GetLength(1); j++) texts[i, j] = string.Create(CultureInfo.InvariantCulture, $"{100 * values[i, j]:0}%");
        return texts;
    }

    private static void Check(int rows, int columns, Array values)
    {
        if (values.GetLength(0) != rows || values.GetLength(1) != columns)
            throw new ArgumentException($"There are {rows} rows and {columns} columns, and {values.GetLength(0)} by {values.GetLength(1)} cells.", nameof(values));
    }
}
