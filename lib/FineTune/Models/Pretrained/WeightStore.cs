using System.Net;
using FineTune.Data;
using FineTune.Models.Weights;

namespace FineTune.Models.Pretrained;

/// <summary>
/// Finds torchvision's weight files: in the library's cache folder, in PyTorch's, or by download. A file counts only if its SHA-256
/// begins as its name says.
/// </summary>
/// <param name="folder">Where downloads go; null: <see cref="WeightFolders.Own"/>.</param>
public sealed class WeightStore(string? folder = null)
{
    private const int Attempts = 5;

    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(100) };

    /// <summary>Where torchvision publishes its files.</summary>
    public static Uri Publisher { get; } = new("https://download.pytorch.org/models/");

    /// <summary>Where downloads go, and where files are looked for first.</summary>
    public string Folder { get; } = Path.GetFullPath(folder ?? WeightFolders.Own);

    /// <summary>Other folders where a file may lie already; they are only read. PyTorch's cache, unless said otherwise.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [WeightFolders.Torch];

    /// <summary>Where files are downloaded from: a mirror inside a closed network, for example. It ends with a slash.</summary>
    public Uri Source { get; init; } = Publisher;

    /// <summary>Told about the download; null shows nothing. Unless said otherwise, it is printed.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; } = new DownloadLine();

    /// <summary>How long to wait before a broken download is taken up again; twice as long each time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The path of a weight file on this machine; downloads it where it is not there.</summary>
    /// <param name="weights">For example <c>ImageNetWeights.Of("resnet50")</c>.</param>
    /// <param name="cancellation">Stops a download; what came is kept, and the next call goes on from there.</param>
    /// <returns>A file whose hash is right.</returns>
    /// <exception cref="WeightFileException">It is not here and cannot be downloaded; the message says where to get it and where to put it.</exception>
    public string Find(ImageNetWeights weights, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (var place in AlsoIn.Prepend(Folder).Select(folder => Path.Combine(folder, weights.File)))
            if (IsWhole(place, weights.Sha256)) return place;
        var path = Path.Combine(Folder, weights.File);
        // Off the caller's thread: a notebook's may not be blocked by its own continuation.
        Task.Run(() => Download(weights, path, cancellation), CancellationToken.None).GetAwaiter().GetResult();
        return path;
    }

    private static bool IsWhole(string path, string sha256)
    {
        try
        {
            return File.Exists(path) && Fits(ContentHash.OfFile(path), sha256);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task Download(ImageNetWeights weights, string path, CancellationToken cancellation)
    {
        try
        {
            _ = Directory.CreateDirectory(Folder);
            var download = new PartialDownload(Client, new Uri(Source, weights.File), path, Progress);
            var resumed = download.Received > 0;
            await Fetch(download, cancellation).ConfigureAwait(false);
            var found = ContentHash.OfFile(download.Part);
            if (resumed && !Fits(found, weights.Sha256))
            {
                // What an earlier attempt left was no part of this file.
                File.Delete(download.Part);
                await Fetch(download, cancellation).ConfigureAwait(false);
                found = ContentHash.OfFile(download.Part);
            }
            if (!Fits(found, weights.Sha256)) Refuse(weights, path, download.Part, found);
            File.Move(download.Part, path, overwrite: true);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or UnauthorizedAccessException || (wrong is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new WeightFileException(weights.File, $"It is not on this machine and could not be downloaded ({Reason(wrong)}).", Remedy(weights, path), wrong);
        }
    }

    private async Task Fetch(PartialDownload download, CancellationToken cancellation)
    {
        var pause = Pause;
        for (var attempt = 1; ; attempt++)
        {
            var before = download.Received;
            try
            {
                await download.Fetch(cancellation).ConfigureAwait(false);
                if (download.Received > 0) return;
            }
            catch (Exception broken) when (attempt < Attempts && MayPass(broken, download.Received > before))
            {
                await Task.Delay(pause, cancellation).ConfigureAwait(false);
                pause *= 2;
            }
            if (attempt >= Attempts) throw new IOException("the server gives no content");
        }
    }

    // A server that is busy, and a connection that broke after something had come: not a wrong address, not a machine without a network.
    private static bool MayPass(Exception broken, bool something) => broken switch
    {
        HttpRequestException { StatusCode: { } status } => (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout,
        HttpRequestException or IOException => something,
        _ => false,
    };

    // Of most files only the first digits are known.
    private static bool Fits(ContentHash found, string digits) => $"{found}".StartsWith(digits, StringComparison.OrdinalIgnoreCase);

    private void Refuse(ImageNetWeights weights, string path, string part, ContentHash found)
    {
        File.Delete(part);
        throw new WeightFileException(weights.File, $"What {Source.Host} sent has another SHA-256 than it must have ({weights.Sha256} at its start was due, {found} came), so it was thrown away.", Remedy(weights, path));
    }

    private static string Reason(Exception wrong) => wrong switch
    {
        HttpRequestException { StatusCode: { } status } => $"the server answers {(int)status} {status}",
        TaskCanceledException => "the server does not answer",
        _ => wrong.Message.TrimEnd('.'),
    };

    private static string Remedy(ImageNetWeights weights, string path)
        => $"Download {weights.Address} where there is a network and put it at {WeightFolders.FromHome(path)}, or give the path of your copy: Backbones.Pretrained(\"{weights.Backbone}\", path, classes).";
}
