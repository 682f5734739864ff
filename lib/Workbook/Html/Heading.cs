namespace Workbook.Html;

/// <summary>A heading of the notebook's prose.</summary>
internal sealed record Heading(int Level, string Text, string Id);
