namespace Workbook.Snapshots;

/// <summary>A figure that could not be drawn: the message says why.</summary>
internal sealed class SnapshotException(string message) : Exception(message);
