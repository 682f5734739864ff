namespace Workbook.Display;

/// <summary>How much of a value is shown. The first two are .NET Interactive's own, and a notebook may set them.</summary>
internal static class DisplayLimits
{
    /// <summary>Descriptions in all, or 20 items in 6 levels would be 64 million.</summary>
    public const int Total = 4000;

    /// <summary>Characters of a text inside something larger.</summary>
    public const int NestedText = 1000;

    private const int ItemsAtFirst = 20;
    private const int DepthAtFirst = 6;

    /// <summary>Items of a sequence and members of an object.</summary>
    public static int Items { get; set; } = ItemsAtFirst;

    public static int Depth { get; set; } = DepthAtFirst;

    public static void Reset() => (Items, Depth) = (ItemsAtFirst, DepthAtFirst);
}
