using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Workbook.Display;
using Workbook.Html;
using Workbook.Notebooks;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// HTML written as C#: <c>div[style: "color:red"](b("x"), 3)</c>. Indexing sets attributes, calling sets the content, a
/// member is a tag inside. Text is encoded; what is HTML already stays as it is.
/// </summary>
public sealed class PocketView(string tagName, PocketView? nested = null) : DynamicObject, IHtmlContent, IDisplayContent
{
    private static readonly HashSet<string> Void = ["area", "br", "hr", "img", "input", "link", "meta", "source", "wbr"];

    private readonly Dictionary<string, object?> _attributes = new(StringComparer.Ordinal);
    private object?[] _content = [];

    /// <summary>The tag.</summary>
    public string Name { get; } = tagName;

    /// <summary>The attributes, by name.</summary>
    public IDictionary<string, object?> HtmlAttributes => _attributes;

    MimeBundle IDisplayContent.Bundle => MimeBundle.Of(Mime.Html, ToString());

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = new PocketView(binder.Name, this);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        result = new PocketView(binder.Name, this) { _content = args ?? [] };
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        _content = args ?? [];
        result = this;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object?[] indexes, out object? result)
    {
        var names = binder.CallInfo.ArgumentNames;
        var unnamed = indexes.Length - names.Count;
        foreach (var attributes in indexes.Take(unnamed).OfType<IEnumerable<KeyValuePair<string, object?>>>())
            foreach (var (name, value) in attributes) _attributes[name] = value;
        // A hyphen can be no part of a name in C#: data_id is data-id.
        for (var i = 0; i < names.Count; i++) _attributes[names[i].Replace('_', '-')] = indexes[unnamed + i];
        result = this;
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(ToString());

    /// <summary>The HTML.</summary>
    public override string ToString()
    {
        var content = string.Concat(_content.Select(Html));
        var tag = $"<{Name}{string.Concat(_attributes.Select(Attribute))}>{(Void.Contains(Name) ? "" : $"{content}</{Name}>")}";
        return nested is null ? tag : nested.Around(tag);
    }

    private string Around(string inside)
    {
        var tag = $"<{Name}{string.Concat(_attributes.Select(Attribute))}>{inside}</{Name}>";
        return nested is null ? tag : nested.Around(tag);
    }

    private static string Attribute(KeyValuePair<string, object?> attribute) => attribute.Value switch
    {
        null or false => "",
        true => $" {attribute.Key}",
        var value => $" {attribute.Key}=\"{Escaped.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"",
    };

    private static string Html(object? value) => value switch
    {
        null => "",
        string text => Escaped.Text(text),
        IHtmlContent content => content.ToString() ?? "",
        IEnumerable<IHtmlContent> contents => string.Concat(contents.Select(Html)),
        IEnumerable sequence when sequence.Cast<object?>().All(item => item is IHtmlContent or string) => string.Concat(sequence.Cast<object?>().Select(Html)),
        _ => HtmlRenderer.Inside(new Describer().Describe(value)),
    };
}
