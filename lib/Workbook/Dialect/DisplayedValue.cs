using Workbook.Display;
using Workbook.Session;

namespace Microsoft.DotNet.Interactive;

/// <summary>Something on show, which can be shown anew in its place.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue(string displayId, IEnumerable<string> mimeTypes)
    {
        DisplayId = displayId;
        MimeTypes = [.. mimeTypes];
    }

    /// <summary>The name by which a client finds it again.</summary>
    public string DisplayId { get; }

    /// <summary>The MIME types it was first shown in.</summary>
    public IReadOnlyCollection<string> MimeTypes { get; }

    /// <summary>Shows another value in the place of this one.</summary>
    public void Update(object? updatedValue) => OutputRoute.Current?.Update(ValueDisplay.Bundle(updatedValue), DisplayId);
}
