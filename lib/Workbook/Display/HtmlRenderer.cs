using Workbook.Html;

namespace Workbook.Display;

/// <summary>Writes a <see cref="Description"/> as HTML without styles or scripts of its own: every client has its look.</summary>
internal static class HtmlRenderer
{
    public static string Render(Description description) => description switch
    {
        TextDescription text => $"<pre>{Escaped.Text(text.Text)}</pre>",
        ListDescription list when list.Items.All(item => item is TextDescription) =>
            $"<pre>{Escaped.Text(TextRenderer.Render(list))}</pre>",
        _ => Nested(description),
    };

    /// <summary>For inside an element: text without a box of its own.</summary>
    public static string Inside(Description description) => Nested(description);

    private static string Nested(Description description) => description switch
    {
        TextDescription text => Escaped.Text(text.Text),
        HtmlDescription html => html.Html,
        TableDescription table => Table(table.Columns, table.Rows, table.More),
        ObjectDescription value => Members(value),
        ListDescription list => List(list),
        _ => "",
    };

    private static string List(ListDescription list)
    {
        if (list.Items.All(item => item is TextDescription)) return Escaped.Text(TextRenderer.Render(list));
        var items = list.Items.Select(item => $"<li>{Nested(item)}</li>");
        return $"<ol start=\"0\">{string.Concat(items)}</ol>{Escaped.Text(list.More)}";
    }

    private static string Members(ObjectDescription value)
    {
        var rows = value.Members.Select(m =>
            $"<tr><th style=\"text-align:left\">{Escaped.Text(m.Name)}</th><td style=\"text-align:left\">{Nested(m.Value)}</td></tr>");
        var caption = value.TypeName == "" ? "" : $"<caption>{Escaped.Text(value.TypeName)}</caption>";
        var more = value.More > 0 ? $"<tr><td colspan=\"2\">({value.More} more)</td></tr>" : "";
        return $"<table>{caption}<tbody>{string.Concat(rows)}{more}</tbody></table>";
    }

    private static string Table(
        IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<Description>> rows, string more)
    {
        var head = columns.Select((name, i) => $"<th{Align(rows.Count > 0 ? rows[0][i] : null)}>{Escaped.Text(name)}</th>");
        var body = rows.Select(row => $"<tr>{string.Concat(row.Select(Cell))}</tr>");
        var tail = more == "" ? "" : $"<tr><td colspan=\"{columns.Count}\">{Escaped.Text(more)}</td></tr>";
        return $"<table><thead><tr>{string.Concat(head)}</tr></thead><tbody>{string.Concat(body)}{tail}</tbody></table>";
    }

    private static string Cell(Description value) => $"<td{Align(value)}>{Nested(value)}</td>";

    private static string Align(Description? value) =>
        value is TextDescription { IsNumber: true } ? " style=\"text-align:right\"" : " style=\"text-align:left\"";
}
