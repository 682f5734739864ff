using Workbook.Notebooks;

namespace Workbook.Display;

/// <summary>The one way from a value to the MIME bundle that a cell shows.</summary>
internal static class ValueDisplay
{
    /// <summary>The value in its own formats, or readably in HTML and text; only in those asked for, if any are.</summary>
    public static MimeBundle Bundle(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var bundle = value switch
        {
            IDisplayContent content => content.Bundle,
            not null when FormatterSource.Find(value.GetType()) is { } source => Own(source, value),
            _ => Readable(value),
        };
        if (value is not null) bundle = Registered(value, bundle);
        if (mimeTypes.Count > 0) return Asked(bundle, value, mimeTypes);
        return value is not null && FormatterRegister.Preferred(value.GetType()) is { } preferred ? Asked(bundle, value, preferred) : bundle;
    }

    private static MimeBundle Own(FormatterSource source, object value)
    {
        var bundle = source.Format(value);
        return bundle.IsEmpty ? Readable(value) : bundle;
    }

    // A single piece of text gains nothing from HTML; every client shows it well as it is.
    private static MimeBundle Readable(object? value)
    {
        var description = new Describer().Describe(value);
        var bundle = MimeBundle.Of(Mime.Plain, TextRenderer.Render(description));
        return description is TextDescription ? bundle : bundle.Add(Mime.Html, HtmlRenderer.Render(description));
    }

    // What a notebook registered wins over what the type itself says.
    private static MimeBundle Registered(object value, MimeBundle bundle)
    {
        foreach (var (mimeType, node) in FormatterRegister.Format(value).Entries) bundle.Add(mimeType, node);
        return bundle;
    }

    private static MimeBundle Asked(MimeBundle bundle, object? value, IReadOnlyList<string> mimeTypes)
    {
        var asked = new MimeBundle();
        foreach (var mimeType in mimeTypes)
            asked.Add(mimeType, bundle[mimeType] ?? Converted(mimeType, bundle, value));
        return asked;
    }

    private static string Converted(string mimeType, MimeBundle bundle, object? value) => mimeType switch
    {
        Mime.Html => HtmlRenderer.Render(new Describer().Describe(value)),
        _ when MimeBundle.IsJson(mimeType) => System.Text.Json.JsonSerializer.Serialize(value),
        _ => bundle[Mime.Plain] ?? value?.ToString() ?? "",
    };
}
