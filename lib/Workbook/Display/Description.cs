namespace Workbook.Display;

/// <summary>A value as a person should see it, bounded in size, before it becomes HTML or text.</summary>
internal abstract record Description;

/// <summary>Something that is one piece of text.</summary>
internal sealed record TextDescription(string Text, bool IsNumber = false) : Description;

/// <summary>A value that brings its own HTML, inside a larger one.</summary>
internal sealed record HtmlDescription(string Html, string Text) : Description;

/// <summary>Named members.</summary>
internal sealed record ObjectDescription(string TypeName, IReadOnlyList<NamedDescription> Members, int More) : Description;

/// <summary>One member of an <see cref="ObjectDescription"/>.</summary>
internal sealed record NamedDescription(string Name, Description Value);

/// <summary>Items in order; <see cref="More"/> is "(80 more)", or empty.</summary>
internal sealed record ListDescription(IReadOnlyList<Description> Items, string More) : Description;

/// <summary>Rows of cells; a missing cell is empty text.</summary>
internal sealed record TableDescription(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Description>> Rows, string More) : Description;
