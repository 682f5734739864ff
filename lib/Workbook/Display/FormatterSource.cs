using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Workbook.Notebooks;

namespace Workbook.Display;

/// <summary>
/// A type's own formatters, declared by an attribute named <c>TypeFormatterSourceAttribute</c>. Only the simple name
/// counts, as in .NET Interactive, so that a library needs no reference to either of us.
/// </summary>
internal sealed class FormatterSource
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private static readonly ConcurrentDictionary<Type, FormatterSource?> Known = new();

    private readonly List<(string MimeType, object Formatter, MethodInfo Format)> _formatters;

    private FormatterSource(Type owner, Attribute attribute)
    {
        var source = Read<Type>(attribute, "FormatterSourceType")
            ?? throw new InvalidOperationException($"{AttributeName} on {TypeNames.Of(owner)} names no FormatterSourceType.");
        var formatters = CreateFormatters(source).Select(Bind).ToList();
        var preferred = (Read<IEnumerable>(attribute, "PreferredMimeTypes") ?? Array.Empty<string>()).Cast<string>().ToList();
        _formatters = preferred.Count == 0
            ? formatters
            : [.. preferred.SelectMany(mime => formatters.Where(formatter => formatter.MimeType == mime).Take(1))];
    }

    /// <summary>The formatters of the type, its base types or its interfaces; null where none declares any.</summary>
    public static FormatterSource? Find(Type type) => Known.GetOrAdd(type, static t =>
        Lineage(t).Select(Attribute).FirstOrDefault(found => found is not null) is { } attribute
            ? new FormatterSource(t, attribute)
            : null);

    /// <summary>Every preferred MIME type that the formatters give.</summary>
    public MimeBundle Format(object value)
    {
        var bundle = new MimeBundle();
        foreach (var (mimeType, formatter, format) in _formatters)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (Call(format, formatter, value, writer)) bundle.Add(mimeType, writer.ToString());
        }

        return bundle;
    }

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType) yield return t;
        foreach (var contract in type.GetInterfaces()) yield return contract;
    }

    private static Attribute? Attribute(Type type) =>
        type.GetCustomAttributes(inherit: false).OfType<Attribute>().FirstOrDefault(a => a.GetType().Name == AttributeName);

    private static T? Read<T>(Attribute attribute, string property) where T : class =>
        attribute.GetType().GetProperty(property)?.GetValue(attribute) as T;

    private static IEnumerable<object> CreateFormatters(Type source)
    {
        var create = source.GetMethod("CreateTypeFormatters", Type.EmptyTypes)
            ?? throw new InvalidOperationException($"{TypeNames.Of(source)} has no public method CreateTypeFormatters().");
        var instance = create.IsStatic ? null : Activator.CreateInstance(source);
        return (create.Invoke(instance, null) as IEnumerable)?.Cast<object>() ?? [];
    }

    private static (string MimeType, object Formatter, MethodInfo Format) Bind(object formatter)
    {
        var type = formatter.GetType();
        var mime = type.GetProperty("MimeType")?.GetValue(formatter) as string;
        var format = type.GetMethod("Format", [typeof(object), typeof(TextWriter)]);
        return mime is not null && format is not null
            ? (mime, formatter, format)
            : throw new InvalidOperationException(
                $"{TypeNames.Of(type)} is no formatter: it needs a property string MimeType and a method bool Format(object, TextWriter).");
    }

    private static bool Call(MethodInfo format, object formatter, object value, StringWriter writer) =>
        format.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is true;
}
