namespace FineTune.Models.Pretrained;

/// <summary>Shows a download: in a terminal one line that lives, elsewhere a line each quarter.</summary>
internal sealed class DownloadLine : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly bool live = !Console.IsOutputRedirected;
    private readonly System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
    private TimeSpan shown = TimeSpan.FromSeconds(-1);
    private long quarter = -1;

    public void Report(DownloadProgress value)
    {
        var whole = value.Received == value.Total;
        if (live)
        {
            if (!whole && clock.Elapsed - shown < Often) return;
            shown = clock.Elapsed;
            Console.Write($"\r{value}   {(whole ? Environment.NewLine : "")}");
            return;
        }
        var now = value.Total is > 0 ? 4 * value.Received / value.Total.Value : 0;
        if (now == quarter) return;
        quarter = now;
        Console.WriteLine(value);
    }
}
