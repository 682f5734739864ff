namespace FineTune.Charts.Display;

/// <summary>
/// Says how a type shows itself in a notebook. .NET Interactive and other kernels recognise this attribute by its simple
/// name, so that neither they nor this library need to know each other.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a public <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type whose <c>CreateTypeFormatters()</c> gives the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types of which the shown bundle consists. An array, for kernels ask for exactly that.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
