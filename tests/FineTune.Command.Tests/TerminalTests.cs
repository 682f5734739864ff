using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FineTune.Command.Tests;

/// <summary>What a person sees in a terminal, by util-linux's <c>script</c>.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData(80)]
    [InlineData(40)]
    public async Task A_recipe_of_the_leaderboard_has_a_line_and_no_more(int columns)
    {
        workplace.Draw();
        var shown = await InTerminal(columns, "search", workplace.Photos, "--seconds", "60", "--recipes", "4", "--epochs", "3", "--size", "32", "--no-robustness");
        Assert.Contains("\u001b[", shown, StringComparison.Ordinal);
        var lines = Escapes().Replace(shown, "").Split('\n').Select(line => line.Trim('\r')).ToArray();
        // The board at the end: a line for each place, one after the other.
        var first = Array.FindLastIndex(lines, line => Place(1).IsMatch(line));
        Assert.True(first >= 0, shown);
        for (var place = 1; place <= 4; place++)
        {
            var line = lines[first + place - 1];
            Assert.Matches(Place(place), line);
            Assert.True(line.TrimEnd().Length <= columns, line);
        }
        Assert.Matches("^4 recipes in ", lines[(first + 4)..].First(line => line.Trim().Length > 0));
    }

    [Fact]
    public async Task In_a_file_no_control_characters_stand()
    {
        workplace.Draw(4);
        var output = await workplace.Succeed("train", workplace.Photos, "--size", "32", "--epochs", "2", "--no-robustness");
        Assert.DoesNotContain(output, letter => char.IsControl(letter) && letter != '\n');
    }

    private async Task<string> InTerminal(int columns, params string[] arguments)
    {
        string[] words = ["dotnet", "exec", typeof(FineTuneCommand).Assembly.Location, .. arguments, "--vault", workplace.Vault, "--home", workplace.At("home")];
        var command = $"stty cols {columns} rows 24; {string.Join(' ', words.Select(word => $"'{word}'"))}";
        using var process = Process.Start(new ProcessStartInfo("script", ["-qec", command, "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardInput = true, Environment = { ["TERM"] = "xterm-256color" } })!;
        var shown = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, shown);
        return shown;
    }

    private static Regex Place(int place) => new($@"^\s*{place}\s+\d+\.\d%\s.*\w", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escapes();
}
