using Workbook.Display;
using Workbook.Notebooks;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values are shown, and how a notebook changes that: .NET Interactive's names and meanings.</summary>
public static class Formatter
{
    /// <summary>What is shown where no MIME type is asked for or preferred.</summary>
    public static string DefaultMimeType { get; set; } = Mime.Html;

    /// <summary>Items of a sequence that are shown.</summary>
    public static int ListExpansionLimit
    {
        get => DisplayLimits.Items;
        set => DisplayLimits.Items = Math.Max(1, value);
    }

    /// <summary>Levels of objects inside objects that are shown.</summary>
    public static int RecursionLimit
    {
        get => DisplayLimits.Depth;
        set => DisplayLimits.Depth = Math.Max(0, value);
    }

    /// <summary>What is shown for null.</summary>
    public static string NullString { get; set; } = "<null>";

    /// <summary>Shows every <typeparamref name="T"/> as the text that the function gives.</summary>
    public static void Register<T>(Func<T, string> formatter, string mimeType = Mime.Plain) =>
        Register<T>((value, context) =>
        {
            context.Writer.Write(formatter(value));
            return true;
        }, mimeType);

    /// <summary>Shows every <typeparamref name="T"/> as what the function writes.</summary>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = Mime.Plain) =>
        Register<T>((value, context) =>
        {
            formatter(value, context.Writer);
            return true;
        }, mimeType);

    /// <summary>Shows every <typeparamref name="T"/> as what the function writes, unless it returns false.</summary>
    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = Mime.Plain) =>
        FormatterRegister.Add(typeof(T), mimeType, (value, context) => formatter((T)value, context));

    /// <summary>The same for a type, which may be an open generic one such as <c>typeof(List&lt;&gt;)</c>.</summary>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = Mime.Plain) =>
        Register(type, (value, context) =>
        {
            formatter(value, context.Writer);
            return true;
        }, mimeType);

    /// <summary>The same for a type, which may be an open generic one such as <c>typeof(List&lt;&gt;)</c>.</summary>
    public static void Register(Type type, FormatDelegate<object> formatter, string mimeType = Mime.Plain) =>
        FormatterRegister.Add(type, mimeType, formatter);

    /// <summary>Values of the type are shown in these MIME types and no others.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) =>
        FormatterRegister.Prefer(type, preferredMimeTypes);

    /// <summary>The MIME types in which values of the type are shown.</summary>
    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type type) =>
        FormatterRegister.Preferred(type) ?? (type == typeof(string) ? [Mime.Plain] : [DefaultMimeType]);

    /// <summary>The value as text of one MIME type.</summary>
    public static string ToDisplayString(this object? value, string mimeType = Mime.Plain) =>
        ValueDisplay.Bundle(value, mimeType)[mimeType] ?? "";

    /// <summary>Forgets what was registered and set.</summary>
    public static void ResetToDefault()
    {
        FormatterRegister.Clear();
        DisplayLimits.Reset();
        (NullString, DefaultMimeType) = ("<null>", Mime.Html);
    }
}
