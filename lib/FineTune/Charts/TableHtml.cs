using System.Net;
using System.Text;

namespace FineTune.Charts;

/// <summary>A <see cref="Table"/> as HTML, with the colours of the page around it.</summary>
internal static class TableHtml
{
    private const string TableStyle = "border-collapse:collapse;margin:8px 0;color:inherit;background:none;font-size:13px;font-variant-numeric:tabular-nums";
    private const string CellStyle = "padding:4px 12px;border:0;border-bottom:1px solid rgba(128,128,128,.3);background:none;color:inherit;max-width:40em";
    // Numbers and names stay whole; a long path or message may break anywhere, a head between its words.
    private const string Whole = ";white-space:nowrap", Anywhere = ";overflow-wrap:anywhere";
    private const int Long = 24;
    private const string MoreStyle = "opacity:.7;font-size:12px";

    internal static string Of(Table table)
    {
        var right = Enumerable.Range(0, table.Columns.Count).Select(column => table.Rows.Any(row => TableCell.IsNumber(row[column]))).ToArray();
        var html = new StringBuilder($"<table style=\"{TableStyle}\"><thead><tr>");
        for (var i = 0; i < right.Length; i++) Append(html, "th", table.Columns[i], right[i]);
        _ = html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows.Take(table.Limit))
        {
            _ = html.Append("<tr>");
            for (var i = 0; i < right.Length; i++) Append(html, "td", TableCell.Text(row[i]), right[i]);
            _ = html.Append("</tr>");
        }
        _ = html.Append("</tbody></table>");
        if (table.Rows.Count > table.Limit) _ = html.Append($"<div style=\"{MoreStyle}\">… and {table.Rows.Count - table.Limit} more rows</div>");
        return html.ToString();
    }

    private static void Append(StringBuilder html, string tag, string text, bool right)
        => html.Append($"<{tag} style=\"{CellStyle}{(tag == "th" ? "" : text.Length > Long ? Anywhere : Whole)};text-align:{(right ? "right" : "left")}\">{WebUtility.HtmlEncode(text)}</{tag}>");
}
