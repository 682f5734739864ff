namespace Workbook.Display;

/// <summary>Decides when a sequence or a dictionary reads better as a table.</summary>
internal static class Tables
{
    /// <summary>Objects with members become rows; anything else stays a list.</summary>
    public static Description OfItems(IReadOnlyList<Description> items, string more)
    {
        if (items.Count == 0 || !items.All(item => item is ObjectDescription)) return new ListDescription(items, more);
        var records = items.Cast<ObjectDescription>().ToList();
        var columns = Columns(records);
        return new TableDescription(columns, [.. records.Select(record => Row(record, columns))], more);
    }

    /// <summary>Keys and values; where every value is an object, its members are the columns.</summary>
    public static TableDescription OfDictionary(IReadOnlyList<(Description Key, Description Value)> pairs, string more)
    {
        if (pairs.Count == 0 || !pairs.All(pair => pair.Value is ObjectDescription))
            return new TableDescription(["key", "value"], [.. pairs.Select(pair => new[] { pair.Key, pair.Value })], more);
        var columns = Columns(pairs.Select(pair => (ObjectDescription)pair.Value));
        return new TableDescription(
            ["key", .. columns],
            [.. pairs.Select(pair => Row((ObjectDescription)pair.Value, columns).Prepend(pair.Key).ToList())],
            more);
    }

    private static List<string> Columns(IEnumerable<ObjectDescription> records) =>
        [.. records.SelectMany(record => record.Members).Select(member => member.Name).Distinct()];

    private static List<Description> Row(ObjectDescription record, IEnumerable<string> columns)
    {
        var values = record.Members.ToDictionary(member => member.Name, member => member.Value);
        return [.. columns.Select(column => values.GetValueOrDefault(column) ?? new TextDescription(""))];
    }
}
