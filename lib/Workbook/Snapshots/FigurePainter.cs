using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbook.Html;

namespace Workbook.Snapshots;

/// <summary>Draws figures as pictures, by plotly.js itself, in one browser without a window for the whole run.</summary>
internal sealed class FigurePainter : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1);
    private readonly string _browser;
    private readonly string _plotly;
    private readonly string _profile = Directory.CreateTempSubdirectory("workbook-browser-").FullName;
    private Process? _process;
    private DevTools? _tools;
    private string? _session;

    private FigurePainter(string browser, string plotly) => (_browser, _plotly) = (browser, plotly);

    /// <exception cref="SnapshotException">There is no browser, or no plotly.js.</exception>
    public static FigurePainter Create()
    {
        if (OperatingSystem.IsWindows()) throw new SnapshotException("--snapshots works on Linux and macOS only.");
        return new FigurePainter(
            Chromium.Find() ?? throw new SnapshotException(Chromium.Missing),
            PageScript.Plotly.Find() ?? throw new SnapshotException("--snapshots needs plotly.js: install the npm package plotly.js-cartesian-dist-min, or name its file with WORKBOOK_PLOTLY=/path."));
    }

    /// <param name="figure">Plotly's JSON.</param>
    /// <param name="size">In pixels of the page; the picture has twice as many each way.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The PNG in base64.</returns>
    /// <exception cref="SnapshotException">plotly.js cannot draw it, or the browser does not answer.</exception>
    public async Task<string> PaintAsync(string figure, FigureSize size, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            if (_session is null) await StartAsync(limit.Token);
            return await EvaluateAsync($"paint({figure}, {size.Width}, {size.Height})", limit.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            await StopAsync();
            throw new SnapshotException($"the browser did not answer within {Patience.TotalSeconds} s");
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _one.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        _process = Chromium.Start(_browser, _profile);
        _tools = new DevTools(_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream);
        var page = await _tools.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, null, cancellation);
        var attached = await _tools.SendAsync(
            "Target.attachToTarget", new JsonObject { ["targetId"] = page["targetId"]!.ToString(), ["flatten"] = true }, null, cancellation);
        _session = attached["sessionId"]!.ToString();
        var light = new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "light" }) };
        await _tools.SendAsync("Emulation.setEmulatedMedia", light, _session, cancellation);
        var style = JsonValue.Create(PageAsset.Read("page.css")).ToJsonString();
        await EvaluateAsync($"document.head.append(Object.assign(document.createElement('style'), {{ textContent: {style} }})); ''", cancellation);
        foreach (var script in new[] { _plotly, PageAsset.Read("figure-layout.js"), PageAsset.Read("paint.js") })
            await EvaluateAsync($"{script}\n;''", cancellation);
    }

    private async Task<string> EvaluateAsync(string expression, CancellationToken cancellation)
    {
        var answer = await _tools!.SendAsync(
            "Runtime.evaluate",
            new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true },
            _session,
            cancellation);
        if (answer["exceptionDetails"] is { } details)
            throw new SnapshotException((details["exception"]?["description"] ?? details["text"])?.ToString().Split('\n')[0] ?? "plotly.js failed");
        return answer["result"]?["value"]?.ToString() ?? throw new SnapshotException("plotly.js gave no picture");
    }

    private async Task StopAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        (_process, _tools, _session) = (null, null, null);
    }
}
