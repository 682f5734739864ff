using System.CommandLine;

namespace Workbook.Commands;

/// <summary><c>workbook run</c></summary>
internal static class RunCommand
{
    private static readonly Argument<string[]> Files = new("notebooks")
    {
        Description = "Notebooks, or folders of notebooks.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "Use the quick values that the parameters cell keeps in its metadata.",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Set a parameter. May be given more than once.",
        HelpName = "name=value",
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description = "Where the executed copies go.",
        HelpName = "folder",
        DefaultValueFactory = _ => Path.Combine("artifacts", "notebooks"),
    };

    private static readonly Option<bool> InPlace = new("--in-place")
    {
        Description = "Write the outputs into the notebooks themselves.",
    };

    private static readonly Option<bool> Html = new("--html")
    {
        Description = "Also write each notebook as a page that works offline.",
    };

    private static readonly Option<double?> Timeout = new("--timeout")
    {
        Description = "The longest that one cell may run.",
        HelpName = "seconds",
    };

    private static readonly Option<bool> FailFast = new("--fail-fast")
    {
        Description = "Stop at the first notebook that fails.",
    };

    private static readonly Option<int> Jobs = new("--jobs", "-j")
    {
        Description = "How many notebooks run at the same time; each gets its share of the cores.",
        HelpName = "number",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<bool> Snapshots = new("--snapshots")
    {
        Description = "Put a picture beside each Plotly figure, drawn by plotly.js in Chromium, for viewers that run no scripts.",
    };

    public static Command Create()
    {
        var command = new Command("run", "Runs notebooks from top to bottom, each in its own process.")
        {
            Files, Quick, Set, Output, InPlace, Html, Snapshots, Jobs, Timeout, FailFast,
        };
        command.SetAction((parsed, cancellation) => new RunSession(Read(parsed)).RunAsync(cancellation));
        return command;
    }

    private static RunRequest Read(ParseResult parsed) => new()
    {
        Files = parsed.GetRequiredValue(Files),
        Quick = parsed.GetValue(Quick),
        Set = parsed.GetValue(Set) ?? [],
        Output = parsed.GetRequiredValue(Output),
        InPlace = parsed.GetValue(InPlace),
        Html = parsed.GetValue(Html),
        Timeout = parsed.GetValue(Timeout),
        FailFast = parsed.GetValue(FailFast),
        Jobs = parsed.GetValue(Jobs),
        Snapshots = parsed.GetValue(Snapshots),
    };
}
