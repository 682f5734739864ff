namespace FineTune.Models.Pretrained;

/// <summary>How far a download is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Received">Bytes that are there, those of an earlier attempt included.</param>
/// <param name="Total">Bytes in all; null where the server does not say.</param>
/// <param name="BytesPerSecond">Since this attempt began.</param>
public sealed record DownloadProgress(string File, long Received, long? Total, double BytesPerSecond)
{
    private const double Mega = 1 << 20;

    /// <summary>For example "resnet50-0676ba61.pth: 45.0 of 97.8 MiB (46%), 11.2 MiB/s".</summary>
    public override string ToString() => Total is { } total
        ? FormattableString.Invariant($"{File}: {Received / Mega:F1} of {total / Mega:F1} MiB ({100.0 * Received / Math.Max(1, total):F0}%), {BytesPerSecond / Mega:F1} MiB/s")
        : FormattableString.Invariant($"{File}: {Received / Mega:F1} MiB, {BytesPerSecond / Mega:F1} MiB/s");
}
