using System.Diagnostics;

namespace Workbook.Snapshots;

/// <summary>
/// Makes a picture a quarter as large with pngquant (https://pngquant.org), where that is installed: a palette instead of millions of colours, which a chart
/// does not have.
/// </summary>
internal static class PngQuant
{
    // Below this quality (of 100) it leaves the picture alone, and ends with 99.
    private static readonly string[] Arguments = ["--quality", "70-98", "--speed", "1", "--strip", "-"];

    private static readonly Lazy<string?> Program = new(() => ProgramOnPath.Find("pngquant"));

    /// <param name="picture">A PNG in base64.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The smaller PNG, or the same where there is no pngquant or it would be seen.</returns>
    public static async Task<string> ShrinkAsync(string picture, CancellationToken cancellation)
    {
        if (Program.Value is not { } program) return picture;
        using var process = Process.Start(new ProcessStartInfo(program, Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var smaller = new MemoryStream();
        var read = process.StandardOutput.BaseStream.CopyToAsync(smaller, cancellation);
        await using (var given = process.StandardInput.BaseStream) await given.WriteAsync(Convert.FromBase64String(picture), cancellation);
        await read;
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 && smaller.Length > 0 ? Convert.ToBase64String(smaller.ToArray()) : picture;
    }
}
