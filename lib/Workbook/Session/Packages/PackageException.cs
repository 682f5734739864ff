namespace Workbook.Session.Packages;

/// <summary>A package that cannot be had: the message names it, the feed, and what to do.</summary>
internal sealed class PackageException(string message) : Exception(message);
