using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook.Notebooks;

namespace Workbook.Display;

/// <summary>The formatters that notebooks registered. The one for the most specific type counts; of equals, the latest.</summary>
internal static class FormatterRegister
{
    private const int OfAnInterface = 1000;
    private const int OfEverything = 2000;

    private static readonly Lock Gate = new();
    private static readonly List<(Type Type, string MimeType, FormatDelegate<object> Format)> Formatters = [];
    private static readonly List<(Type Type, string[] MimeTypes)> Preferences = [];

    public static void Add(Type type, string mimeType, FormatDelegate<object> format)
    {
        lock (Gate) Formatters.Add((type, mimeType, format));
    }

    public static void Prefer(Type type, string[] mimeTypes)
    {
        lock (Gate) Preferences.Add((type, mimeTypes));
    }

    public static void Clear()
    {
        lock (Gate)
        {
            Formatters.Clear();
            Preferences.Clear();
        }
    }

    /// <summary>Null where nobody said how values of the type are preferred.</summary>
    public static IReadOnlyList<string>? Preferred(Type type)
    {
        lock (Gate) return Best(Preferences, preference => preference.Type, type).MimeTypes;
    }

    /// <summary>What registered formatters make of the value, by MIME type; empty where there are none.</summary>
    public static MimeBundle Format(object value)
    {
        var bundle = new MimeBundle();
        foreach (var (mimeType, format) in For(value.GetType()))
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            using var context = new FormatContext(writer);
            if (format(value, context)) bundle.Add(mimeType, writer.ToString());
        }

        return bundle;
    }

    private static List<(string MimeType, FormatDelegate<object> Format)> For(Type type)
    {
        lock (Gate)
        {
            return
            [
                .. Formatters.GroupBy(formatter => formatter.MimeType)
                    .Select(same => (same.Key, Best(same, formatter => formatter.Type, type).Format))
                    .Where(found => found.Format is not null),
            ];
        }
    }

    private static T? Best<T>(IEnumerable<T> entries, Func<T, Type> typeOf, Type type) => entries
        .Select((entry, i) => (Entry: entry, Order: i, Distance: Distance(typeOf(entry), type)))
        .Where(found => found.Distance is not null)
        .OrderBy(found => found.Distance).ThenByDescending(found => found.Order)
        .Select(found => found.Entry)
        .FirstOrDefault();

    // 0 for the type itself, then its generic definition, its base types in turn, its interfaces, and object last.
    private static int? Distance(Type registered, Type type)
    {
        if (registered == typeof(object)) return OfEverything;
        var distance = 0;
        for (var t = type; t is not null; t = t.BaseType, distance += 2)
        {
            if (t == registered) return distance;
            if (t.IsGenericType && t.GetGenericTypeDefinition() == registered) return distance + 1;
        }

        return type.GetInterfaces().Any(i => i == registered) ? OfAnInterface
            : type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == registered) ? OfAnInterface + 1
            : null;
    }
}
