namespace Workbook.Processes;

/// <summary>The notebook's process is gone: the message says how it ended.</summary>
internal sealed class ProcessEndedException(string message) : Exception(message);
