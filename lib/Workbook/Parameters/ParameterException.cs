namespace Workbook.Parameters;

/// <summary>A parameter that cannot be set: the message says which can.</summary>
internal sealed class ParameterException(string message) : Exception(message);
