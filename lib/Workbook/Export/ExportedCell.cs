namespace Workbook.Export;

/// <summary>A piece of a notebook on its way into a program.</summary>
/// <param name="Name">What a comment calls it.</param>
/// <param name="Prose">Text that becomes a comment; empty where the piece is code.</param>
/// <param name="Code">C#, without directives; empty where the piece is prose.</param>
internal sealed record ExportedCell(string Name, string Prose, string Code);
