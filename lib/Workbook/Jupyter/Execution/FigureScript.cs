using System.Net;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Jupyter.Execution;

/// <summary>
/// VS Code draws Plotly's JSON by itself. JupyterLab and the classic Notebook do not: for them a figure also becomes a small piece
/// of HTML that draws it with the plotly.js in the kernelspec's folder, which the Jupyter server serves. No network is needed.
/// Where scripts do not run, the figure's text stands there.
/// </summary>
/// <param name="kernelName">The kernelspec's name, by which the server finds the folder.</param>
internal sealed class FigureScript(string kernelName)
{
    /// <summary>The file's name in the kernelspec's folder.</summary>
    public const string PlotlyFile = "plotly.min.js";

    private static readonly string Draw = ReadDraw();

    public MimeBundle Complete(MimeBundle bundle)
    {
        if (bundle[Mime.Plotly] is not { } json || bundle[Mime.Html] is not null) return bundle;
        var whole = new MimeBundle();
        foreach (var (mimeType, node) in bundle.Entries) whole.Add(mimeType, node.DeepClone());
        return whole.Add(Mime.Html, Html(json, bundle[Mime.Plain] ?? "a figure"));
    }

    private string Html(string json, string text)
    {
        var id = $"figure-{Guid.NewGuid():N}";
        var call = Draw
            .Replace("\"#box\"", JsonValue.Create(id).ToJsonString(), StringComparison.Ordinal)
            .Replace("\"#library\"", JsonValue.Create($"kernelspecs/{kernelName}/{PlotlyFile}").ToJsonString(), StringComparison.Ordinal)
            // The JSON's own '<' are escaped: no text in it can end the script.
            .Replace("\"#figure\"", json, StringComparison.Ordinal);
        return $"<div id=\"{id}\"><pre>{WebUtility.HtmlEncode(text)}</pre></div><script>{call}</script>";
    }

    private static string ReadDraw()
    {
        using var stream = typeof(FigureScript).Assembly.GetManifestResourceStream("draw-figure.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
