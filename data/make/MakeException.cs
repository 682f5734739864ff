namespace FineTune.MakeData;

/// <summary>The data cannot be made; the message says what is missing and how to get it.</summary>
internal sealed class MakeException(string message) : Exception(message);
