using System.CommandLine;

namespace Workbook.Commands;

/// <summary><c>workbook run</c></summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("notebooks") { Description = "Notebooks, or folders of notebooks.", Arity = ArgumentArity.OneOrMore };
        var quick = new Option<bool>("--quick") { Description = "Use the quick values that the parameters cell keeps in its metadata." };
        var set = new Option<string[]>("--set") { Description = "Set a parameter: name=value. May be given more than once." };
        var output = new Option<string>("--output") { Description = "Where the executed copies go.", DefaultValueFactory = _ => Path.Combine("artifacts", "notebooks") };
        var inPlace = new Option<bool>("--in-place") { Description = "Write the outputs into the notebooks themselves." };
        var html = new Option<bool>("--html") { Description = "Also write each notebook as a page that works offline." };
        var timeout = new Option<double?>("--timeout") { Description = "The longest that one cell may run, in seconds." };
        var failFast = new Option<bool>("--fail-fast") { Description = "Stop at the first notebook that fails." };
        var command = new Command("run", "Runs notebooks from top to bottom, each in its own process.")
        {
            files, quick, set, output, inPlace, html, timeout, failFast,
        };
        command.SetAction((parsed, cancellation) => new RunSession(new RunRequest
        {
            Files = parsed.GetRequiredValue(files),
            Quick = parsed.GetValue(quick),
            Set = parsed.GetValue(set) ?? [],
            Output = parsed.GetRequiredValue(output),
            InPlace = parsed.GetValue(inPlace),
            Html = parsed.GetValue(html),
            Timeout = parsed.GetValue(timeout),
            FailFast = parsed.GetValue(failFast),
        }).RunAsync(cancellation));
        return command;
    }
}
