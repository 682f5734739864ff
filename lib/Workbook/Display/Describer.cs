using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Display;

/// <summary>Turns one value into its <see cref="Description"/>, within the <see cref="DisplayLimits"/>.</summary>
internal sealed class Describer
{
    private int _budget = DisplayLimits.Total;

    public Description Describe(object? value) => Describe(value, 0);

    private Description Describe(object? value, int depth)
    {
        _budget--;
        return value switch
        {
            null => new TextDescription(Formatter.NullString),
            string text => new TextDescription(depth == 0 ? text : Shorten(text)),
            _ when depth > 0 && FormatterRegister.Format(value) is { IsEmpty: false } bundle => Formatted(bundle, value),
            IDisplayContent content => Formatted(content.Bundle, value),
            Exception error when depth == 0 => new TextDescription(Session.CellErrors.Tell(error)),
            _ when PlainText(value) is { } text => text,
            _ when depth > 0 && FormatterSource.Find(value.GetType()) is { } source => Formatted(source.Format(value), value),
            _ when depth > DisplayLimits.Depth || _budget <= 0 => new TextDescription(Shorten(value.ToString() ?? "")),
            IDictionary dictionary => Tables.OfDictionary(DescribePairs(dictionary, depth), MoreThan(dictionary.Count)),
            Array { Rank: 2 } matrix => DescribeMatrix(matrix, depth),
            ITuple tuple => DescribeTuple(tuple, depth),
            _ when TypeShape.Of(value.GetType()).HasOwnText => new TextDescription(Shorten(value.ToString() ?? "")),
            IEnumerable sequence => DescribeSequence(sequence, depth),
            _ => DescribeMembers(value, depth),
        };
    }

    private static TextDescription? PlainText(object value) => value switch
    {
        bool or char => new TextDescription(value.ToString()!),
        DateTime time => new TextDescription(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        Enum or Guid or TimeSpan or Uri or Version => new TextDescription(value.ToString()!),
        // Reading the properties of a task would wait for it.
        Task task => new TextDescription($"{TypeNames.Of(value.GetType())} ({task.Status}): await it to see its value"),
        Type type => new TextDescription(TypeNames.Of(type)),
        Delegate => new TextDescription(TypeNames.Of(value.GetType())),
        IFormattable number when IsNumber(value) => new TextDescription(number.ToString(null, CultureInfo.InvariantCulture), true),
        Exception error => new TextDescription($"{TypeNames.Of(error.GetType())}: {error.Message}"),
        _ => null,
    };

    private static bool IsNumber(object value) =>
        value.GetType().IsPrimitive || value is decimal or Half or Int128 or UInt128 or System.Numerics.BigInteger;

    private static HtmlDescription Formatted(Notebooks.MimeBundle bundle, object value)
    {
        var text = bundle[Notebooks.Mime.Plain] ?? value.ToString() ?? "";
        return new HtmlDescription(bundle[Notebooks.Mime.Html] ?? Html.Escaped.Text(text), text);
    }

    private List<(Description Key, Description Value)> DescribePairs(IDictionary dictionary, int depth)
    {
        var rows = new List<(Description, Description)>();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (rows.Count == DisplayLimits.Items) break;
            rows.Add((Describe(entry.Key, depth + 1), Describe(entry.Value, depth + 1)));
        }

        return rows;
    }

    private Description DescribeSequence(IEnumerable sequence, int depth)
    {
        var items = new List<Description>();
        var more = "";
        foreach (var item in sequence)
        {
            if (items.Count == DisplayLimits.Items)
            {
                more = CountOf(sequence) is { } count ? MoreThan(count) : "(more)";
                break;
            }

            items.Add(Describe(item, depth + 1));
        }

        return Tables.OfItems(items, more);
    }

    // Only a count that is already known: counting a lazy sequence would run it to its end, if it has one.
    private static int? CountOf(IEnumerable sequence) => sequence is ICollection collection
        ? collection.Count
        : sequence.GetType().GetProperty("Count", typeof(int))?.GetValue(sequence) as int?;

    private TableDescription DescribeMatrix(Array matrix, int depth)
    {
        var (rows, columns) = (matrix.GetLength(0), matrix.GetLength(1));
        var shown = Math.Min(columns, DisplayLimits.Items);
        return new TableDescription(
            [.. Enumerable.Range(0, shown).Select(i => i.ToString(CultureInfo.InvariantCulture))],
            [.. Enumerable.Range(0, Math.Min(rows, DisplayLimits.Items)).Select(row =>
                Enumerable.Range(0, shown).Select(column => Describe(matrix.GetValue(row, column), depth + 1)).ToList())],
            columns > shown ? $"({rows} x {columns})" : MoreThan(rows));
    }

    private ObjectDescription DescribeTuple(ITuple tuple, int depth) => new(
        "tuple",
        [.. Enumerable.Range(0, tuple.Length).Select(i => new NamedDescription($"Item{i + 1}", Describe(tuple[i], depth + 1)))],
        0);

    private ObjectDescription DescribeMembers(object value, int depth)
    {
        var members = TypeShape.Of(value.GetType()).Members;
        return new ObjectDescription(
            TypeNames.Of(value.GetType()),
            [.. members.Take(DisplayLimits.Items).Select(member => new NamedDescription(member.Name, Member(member, value, depth)))],
            Math.Max(0, members.Count - DisplayLimits.Items));
    }

    // A getter that throws is a fact about that member, not a reason to show nothing.
    private Description Member(System.Reflection.MemberInfo member, object owner, int depth)
    {
        try
        {
            return Describe(TypeShape.Read(member, owner), depth + 1);
        }
        catch (System.Reflection.TargetInvocationException error)
        {
            return new TextDescription($"({TypeNames.Of(error.InnerException!.GetType())}: {error.InnerException.Message})");
        }
    }

    private static string MoreThan(int count) => count > DisplayLimits.Items ? $"({count - DisplayLimits.Items} more)" : "";

    private static string Shorten(string text) =>
        text.Length <= DisplayLimits.NestedText ? text : text[..DisplayLimits.NestedText] + "…";
}
