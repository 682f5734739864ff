using System.Diagnostics;
using Workbook.Html;
using Workbook.Snapshots;

namespace Workbook.Tests;

/// <summary>A test that draws with mermaid in Chromium; skipped, visibly, where one of them is not installed.</summary>
internal sealed class DiagramFactAttribute : FactAttribute
{
    public DiagramFactAttribute()
    {
        if (Chromium.Find() is null) Skip = "Chromium is not installed";
        else if (PageScript.Mermaid.Find() is null) Skip = "mermaid is not installed";
    }

    /// <summary>The page as it is when its scripts have run.</summary>
    public static async Task<string> DrawnAsync(string page, string profile)
    {
        string[] flags = ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={profile}", "--virtual-time-budget=20000", "--dump-dom", page];
        using var browser = Process.Start(new ProcessStartInfo(Chromium.Find()!, flags) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        browser.BeginErrorReadLine();
        var text = await browser.StandardOutput.ReadToEndAsync();
        await browser.WaitForExitAsync();
        return text;
    }
}
