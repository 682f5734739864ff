namespace FineTune.Charts.Display;

/// <summary>One form in which a value shows itself; kernels find the members by their names.</summary>
/// <param name="mimeType">Such as <c>text/html</c>.</param>
/// <param name="show">The value in that form, or null where it has none.</param>
public sealed class MimeFormatter(string mimeType, Func<object, string?> show)
{
    /// <summary>The form's MIME type.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value in this form.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="writer">Where it goes.</param>
    /// <returns>False where the value has no such form, and nothing was written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (show(instance) is not { } text) return false;
        writer.Write(text);
        return true;
    }
}
