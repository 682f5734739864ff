using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Workbook.Completion;

/// <summary>An XML documentation comment as paragraphs of text.</summary>
internal sealed partial class DocumentationText
{
    private readonly XElement _member;

    private DocumentationText(XElement member) => _member = member;

    /// <summary>It only says that another member says it.</summary>
    public bool IsInherited => _member.Element("inheritdoc") is not null && _member.Element("summary") is null;

    public static DocumentationText? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml)) return null;
        try
        {
            return new DocumentationText(XElement.Parse(xml, LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public IReadOnlyList<string> Summary() => [.. Paragraphs("summary")];

    public IReadOnlyList<string> Everything() =>
    [
        .. Paragraphs("summary"),
        .. Named("typeparam", "name"),
        .. Named("param", "name"),
        .. Paragraphs("returns").Select(text => $"Returns {LowerFirst(text)}"),
        .. Paragraphs("value"),
        .. Named("exception", "cref"),
        .. Paragraphs("remarks"),
    ];

    private IEnumerable<string> Paragraphs(string tag) => _member.Elements(tag).Select(Text).Where(text => text.Length > 0);

    private IEnumerable<string> Named(string tag, string name) =>
        _member.Elements(tag).Select(element => $"{Short(element.Attribute(name)?.Value)}: {Text(element)}");

    private static string Text(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value.ReplaceLineEndings(" "),
        XElement { Name.LocalName: "para" or "item" } paragraph => $" {Text(paragraph)} ",
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference => Reference(reference),
        XElement element => Text(element),
        _ => "",
    };

    private static string Reference(XElement element) =>
        !element.IsEmpty && element.Value.Length > 0 ? element.Value
        : element.Attribute("cref") is { } cref ? Short(cref.Value)
        : (element.Attribute("langword") ?? element.Attribute("name") ?? element.Attribute("href"))?.Value ?? "";

    // M:System.Console.WriteLine(System.String) -> Console.WriteLine; T:System.Int32 -> Int32
    private static string Short(string? id)
    {
        if (id is null || id.Length < 2 || id[1] != ':') return id ?? "";
        var parts = Arity().Replace(id[2..].Split('(')[0], "").Split('.');
        return string.Join('.', parts.TakeLast(id[0] is 'T' or 'N' ? 1 : 2));
    }

    private static string LowerFirst(string text) => text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"``?\d+")]
    private static partial Regex Arity();
}
