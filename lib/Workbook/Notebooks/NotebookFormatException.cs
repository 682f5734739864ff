namespace Workbook.Notebooks;

/// <summary>A file that is not a notebook we can read: the message says what, where, and what to do.</summary>
internal sealed class NotebookFormatException(string message) : Exception(message);
