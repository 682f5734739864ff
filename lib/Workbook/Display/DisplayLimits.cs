namespace Workbook.Display;

/// <summary>How much of a value is shown. The first two are .NET Interactive's own.</summary>
internal static class DisplayLimits
{
    /// <summary>Items of a sequence and members of an object.</summary>
    public const int Items = 20;

    public const int Depth = 6;

    /// <summary>Descriptions in all, or 20 items in 6 levels would be 64 million.</summary>
    public const int Total = 4000;

    /// <summary>Characters of a text inside something larger.</summary>
    public const int NestedText = 1000;
}
