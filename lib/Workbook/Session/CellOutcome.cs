using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>How a cell ended.</summary>
/// <param name="Result">What the last expression shows, if the cell ends in one.</param>
/// <param name="Error">What stopped it.</param>
internal sealed record CellOutcome(MimeBundle? Result, ErrorOutput? Error);
