using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Workbook.Commands;
using Workbook.Html;
using Workbook.Notebooks;
using Workbook.Snapshots;

namespace Workbook.Tests.Jupyter;

/// <summary>The classic Notebook of Debian in headless Chromium, driven by Playwright.</summary>
[Trait("Speed", "Slow")]
[Collection(Alone)]
public sealed class BrowserTests : IDisposable
{
    // A server, a browser and a kernel are many for one machine already.
    public const string Alone = "Runs when the others have ended";
    private const string Bars = """{"data": [{"type": "bar", "x": ["a", "b", "c"], "y": [1, 3, 2]}], "layout": {"height": 300}}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];

    [BrowserFact]
    public async Task A_person_opens_a_notebook_runs_it_sees_a_chart_interrupts_and_restarts()
    {
        Assert.Equal(0, await WorkbookCommand.InvokeAsync(["kernel", "install", "--prefix", _folder["prefix"], "--name", "workbook-test"]));
        NotebookWriter.WriteFile(Course(), _folder["course/steps.ipynb"]);
        Directory.CreateDirectory(_folder["shots"]);
        var port = FreePort();
        Start("/usr/bin/jupyter-notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", "--NotebookApp.token=", "--notebook-dir", _folder["course"]);
        await AnswersAsync(port);
        var browser = Start("node", Script, $"http://127.0.0.1:{port}/notebooks/steps.ipynb", _folder["shots"], BrowserFactAttribute.Modules, Chromium.Find()!);
        var errors = browser.StandardError.ReadToEndAsync();
        var output = await browser.StandardOutput.ReadToEndAsync();
        Keep();
        Assert.True(output.Length > 0, await errors);
        var seen = JsonNode.Parse(output)!;
        Assert.Equal("workbook-test", seen["kernel"]!.ToString());
        Assert.Equal(0, (int)seen["questions"]!);
        Assert.Equal(3, (int)seen["bars"]!);
        Assert.True((bool)seen["stays"]!);
        Assert.Contains("Interrupted: the cell was stopped; what was declared before is kept.", seen["error"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("41", seen["kept"]!.ToString());
        Assert.Equal("2", seen["restarted"]!.ToString());
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private static string Script => Path.Combine(Repository.Root, "tests", "peers", "classic_notebook.mjs");

    private static Notebook Course()
    {
        var notebook = new Notebook(
            [
                Cells.Prose("# In a browser"),
                Cells.Code("var kept = 41;\nnew[] { new { Name = \"a\", Value = 1.5 }, new { Name = \"b\", Value = 2.5 } }"),
                Cells.Code($"\"\"\"{Bars}\"\"\".DisplayAs(\"application/vnd.plotly.v1+json\");"),
                Cells.Code("var shown = display(\"step 0\");\nfor (var i = 1; ; i++) { System.Threading.Thread.Sleep(100); shown.Update($\"step {i}\"); }"),
            ],
            []);
        NotebookMetadata.Complete(notebook.Metadata);
        notebook.Metadata["kernelspec"]!["name"] = "workbook-test";
        return notebook;
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path };
        start.Environment["JUPYTER_PATH"] = _folder["prefix/share/jupyter"];
        // Nobody's settings, history or trusted notebooks.
        foreach (var place in new[] { "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR" }) start.Environment[place] = _folder[place];
        var process = Process.Start(start)!;
        _processes.Add(process);
        if (program != "node")
        {
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
        }

        return process;
    }

    private static async Task AnswersAsync(int port)
    {
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (clock.Elapsed < Patience)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // To be looked at, and left where CI leaves what it made.
    private void Keep()
    {
        var place = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "browser")).FullName;
        foreach (var shot in Directory.GetFiles(_folder["shots"])) File.Copy(shot, Path.Combine(place, Path.GetFileName(shot)), overwrite: true);
    }
}

[CollectionDefinition(BrowserTests.Alone, DisableParallelization = true)]
public sealed class AloneCollection;

/// <summary>Skipped, visibly, where something that it takes is not installed.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public static readonly string Modules = Path.Combine(Repository.Root, "artifacts", "playwright");

    public BrowserFactAttribute()
    {
        if (!File.Exists("/usr/bin/jupyter-notebook")) Skip = "jupyter-notebook is not installed (apt install jupyter-notebook)";
        else if (Chromium.Find() is null) Skip = "Chromium is not installed (apt install chromium)";
        else if (!Directory.Exists(Path.Combine(Modules, "node_modules", "playwright-core"))) Skip = "playwright-core is not installed (environment/setup.sh --with-tests)";
        else if (PageScript.Plotly.Find() is null) Skip = "plotly.js is not installed (environment/setup.sh)";
    }
}
