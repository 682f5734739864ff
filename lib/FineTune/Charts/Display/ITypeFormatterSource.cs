namespace FineTune.Charts.Display;

/// <summary>What the type named by <see cref="TypeFormatterSourceAttribute"/> has; kernels find it by the method's name.</summary>
public interface ITypeFormatterSource
{
    /// <summary>The forms in which a type shows itself.</summary>
    /// <returns>One formatter for each MIME type.</returns>
    IEnumerable<MimeFormatter> CreateTypeFormatters();
}
