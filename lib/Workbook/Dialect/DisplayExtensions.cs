using Workbook.Notebooks;

namespace Microsoft.DotNet.Interactive;

/// <summary><see cref="Kernel.display"/> written after the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now, in the cell's output.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.Show(value, mimeTypes);

    /// <summary>Shows text as the given MIME type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Kernel.Show(MimeBundle.Of(mimeType, value));
}
