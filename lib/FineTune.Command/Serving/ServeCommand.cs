using System.CommandLine;
using FineTune.Serving;

namespace FineTune.Command.Serving;

/// <summary><c>finetune serve</c></summary>
internal static class ServeCommand
{
    private static readonly Argument<string> Version = new("version") { Description = "MODEL, MODEL@NUMBER or MODEL@TAG." };

    private static readonly Option<string> Address = new("--address")
    {
        Description = "Where to listen. Only this machine can reach the default.",
        HelpName = "url",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static readonly Option<double> MaxMegabytes = new("--max-megabytes") { Description = "The largest upload.", DefaultValueFactory = _ => 10 };

    private static readonly Option<double> MaxMegapixels = new("--max-megapixels") { Description = "The largest image, as its header claims.", DefaultValueFactory = _ => 25 };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("serve", "Answers over HTTP: POST an image to /predict.") { Version, Address, MaxMegabytes, MaxMegapixels };
        Desk.Action(command, async (parsed, desk, cancellation) =>
        {
            var limits = new ImageLimits((long)(parsed.GetValue(MaxMegabytes) * 1e6), parsed.GetValue(MaxMegapixels));
            using var classifier = Classifier.Load(desk.Get(parsed.GetRequiredValue(Version)), limits: limits);
            await using var app = ServeApp.Create(classifier, parsed.GetRequiredValue(Address));
            await app.StartAsync(cancellation);
            await desk.Output.WriteLineAsync($"{classifier.Name} answers at {string.Join(", ", app.Urls)}: curl --data-binary @IMAGE {app.Urls.First()}/predict");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException)
            {
                await app.StopAsync(CancellationToken.None);
            }
            return ExitCodes.Ok;
        });
        return command;
    }
}
