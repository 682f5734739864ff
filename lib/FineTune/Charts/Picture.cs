namespace FineTune.Charts;

/// <summary>An image with its caption, as raw pixels.</summary>
/// <param name="Pixels">Rows from the top, <c>[H, W, C]</c>, uint8, 0 to 255.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 for grey, 2 for grey and alpha, 3 for RGB, 4 for RGB and alpha.</param>
/// <param name="Caption">What stands below the image, such as its class.</param>
public sealed record Picture(ReadOnlyMemory<byte> Pixels, int Width, int Height, int Channels, string Caption = "")
{
    /// <summary>A second, smaller line below the caption, such as a file's name or a probability.</summary>
    public string Note { get; init; } = "";

    /// <summary>A judgement shown as a mark and a colour beside the caption; null for none.</summary>
    public bool? Right { get; init; }
}
