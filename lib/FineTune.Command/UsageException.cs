namespace FineTune.Command;

/// <summary>A command that cannot be done as given: the message says why and what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
