using FineTune.Data;

namespace FineTune.MakeData;

/// <summary>One image of the Open Clip Art Library as the openclipart-png package installs it.</summary>
/// <param name="Path">Where it is filed, from the package's png folder: "animals/birds/duck.png".</param>
/// <param name="File">The file itself: a drawing filed in several folders is one file and links to it.</param>
internal sealed record Drawing(string Path, string File)
{
    // The collection has honest drawings of 168 megapixels; its 623-megapixel stop sign is left out.
    private const double Limit = 250;

    // Large enough to lose nothing at the sizes wanted, small enough to be quick.
    private const int DraftSide = 512;

    /// <summary>The drawing without the empty page around it, at most 512 pixels a side, with transparency.</summary>
    internal Pixels Draft() => ImageDecoder.Default.DecodeFile(File, new DecodeRequest
    {
        Framing = Framing.Contain(DraftSide, DraftSide),
        Background = null,
        MaxMegapixels = Limit,
    }).Trim();
}
