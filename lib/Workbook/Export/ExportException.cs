namespace Workbook.Export;

/// <summary>A notebook that cannot become a program: the message says which cell stands in the way.</summary>
internal sealed class ExportException(string message) : Exception(message);
