using System.CommandLine;
using System.Globalization;
using FineTune.Serving;
using Microsoft.AspNetCore.Builder;

namespace FineTune.Command.Serving;

/// <summary><c>finetune serve</c></summary>
internal static class ServeCommand
{
    private const double Most = 1000;

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
            var address = ListeningAddress.Require(parsed.GetRequiredValue(Address));
            foreach (var option in new[] { MaxMegabytes, MaxMegapixels })
                if (parsed.GetValue(option) is not (> 0 and <= Most)) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {parsed.GetValue(option)}: give a number above 0, and no more than {Most}."));
            var limits = new ImageLimits((long)(parsed.GetValue(MaxMegabytes) * 1e6), parsed.GetValue(MaxMegapixels));
            using var classifier = Classifier.Load(desk.Get(parsed.GetRequiredValue(Version)), limits: limits);
            await using var app = ServeApp.Create(classifier, address);
            await Begin(app, address, cancellation);
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

    private static async Task Begin(WebApplication app, string address, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException wrong)
        {
            throw new UsageException($"--address {address}: {wrong.Message} Name another port, or end what listens there.");
        }
    }
}
