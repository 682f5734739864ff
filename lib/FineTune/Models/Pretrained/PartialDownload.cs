using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace FineTune.Models.Pretrained;

/// <summary>A file that is on its way: what is there of it lies beside its place and is kept when the connection breaks.</summary>
internal sealed class PartialDownload(HttpClient client, Uri address, string path, IProgress<DownloadProgress>? progress)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Where the bytes wait until the file is whole.</summary>
    internal string Part { get; } = path + ".part";

    /// <summary>Bytes that are there.</summary>
    internal long Received => File.Exists(Part) ? new FileInfo(Part).Length : 0;

    /// <summary>Fetches what is missing, from where an earlier attempt stopped if the server can do that.</summary>
    /// <exception cref="HttpRequestException">The server refuses or cannot be reached.</exception>
    /// <exception cref="IOException">The connection broke, or another process is writing the same file.</exception>
    internal async Task Fetch(CancellationToken cancellation)
    {
        using var part = new FileStream(Part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        using var response = await Ask(part.Length, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // What is there is as long as the file, or longer: whole if the hash says so, else begun again by whoever asks next.
            if (part.Length != response.Content.Headers.ContentRange?.Length) part.SetLength(0);
            return;
        }
        _ = response.EnsureSuccessStatusCode();
        var resumed = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == part.Length;
        if (!resumed) part.SetLength(0);
        part.Position = part.Length;
        var total = part.Length + response.Content.Headers.ContentLength;
        using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await Copy(body, part, total, cancellation).ConfigureAwait(false);
        part.Flush(flushToDisk: true);
        if (part.Length < total) throw new IOException($"the connection ended after {part.Length} of {total} bytes");
    }

    private async Task<HttpResponseMessage> Ask(long there, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (there > 0) request.Headers.Range = new RangeHeaderValue(there, null);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
    }

    private async Task Copy(Stream body, FileStream part, long? total, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (clock, began) = (Stopwatch.StartNew(), part.Length);
        var buffer = new byte[1 << 16];
        try
        {
            while (true)
            {
                patience.CancelAfter(Silence);
                var count = await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
                if (count == 0) return;
                part.Write(buffer, 0, count);
                progress?.Report(new DownloadProgress(Path.GetFileName(path), part.Position, total, (part.Position - began) / Math.Max(1e-3, clock.Elapsed.TotalSeconds)));
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"nothing came for {Silence.TotalSeconds:F0} seconds");
        }
        finally
        {
            // What came before the break is kept for the next attempt.
            part.Flush();
        }
    }
}
