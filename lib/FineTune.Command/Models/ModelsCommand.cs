using System.CommandLine;
using System.Globalization;
using FineTune.Vault.Manifests;

namespace FineTune.Command.Models;

/// <summary><c>finetune models</c></summary>
internal static class ModelsCommand
{
    private static readonly Argument<string> Version = new("version") { Description = "MODEL, MODEL@NUMBER or MODEL@TAG." };

    public static System.CommandLine.Command Create() => new("models", "Lists, shows, compares and tags versions of models.")
    {
        List(), Show(), Tag(), RollBack(), Compare(), Prune(), Verify(), Sign(), KeysCommand.Create(),
    };

    private static System.CommandLine.Command List()
    {
        var model = new Argument<string?>("model") { Description = "Only this model's versions.", Arity = ArgumentArity.ZeroOrOne };
        var command = new System.CommandLine.Command("list", "Lists the published versions.") { model };
        Desk.Action(command, (parsed, desk) =>
        {
            var versions = desk.Vault.List(parsed.GetValue(model));
            if (versions.Count == 0) desk.Output.WriteLine($"nothing is published in {desk.Vault.Folder} yet");
            else desk.Table(["version", "published (UTC)", "network", "classes", "figure", "tags", "signatures", "id"], versions.Select(line => new[]
            {
                $"{line.Model}@{line.Version}", line.Published, line.Backbone, $"{line.Classes}", line.Figure, line.Tags, $"{line.Signatures}", line.Id,
            }));
        });
        return command;
    }

    private static System.CommandLine.Command Show()
    {
        var command = new System.CommandLine.Command("show", "Prints a version's model card.") { Version };
        Desk.Action(command, (parsed, desk) => desk.Output.Write(ModelCard.Of(desk.Vault.Show(parsed.GetRequiredValue(Version)))));
        return command;
    }

    private static System.CommandLine.Command Tag()
    {
        var tag = new Argument<string>("tag") { Description = "For example production." };
        var command = new System.CommandLine.Command("tag", "Puts a tag at a version.") { Version, tag };
        Desk.Action(command, (parsed, desk) =>
        {
            desk.Vault.Tag(parsed.GetRequiredValue(Version), parsed.GetRequiredValue(tag));
            desk.Output.WriteLine($"{parsed.GetRequiredValue(tag)} stands at {parsed.GetRequiredValue(Version)}");
        });
        return command;
    }

    private static System.CommandLine.Command RollBack()
    {
        var (model, tag) = (new Argument<string>("model"), new Argument<string>("tag"));
        var command = new System.CommandLine.Command("rollback", "Puts a tag back to where it stood before.") { model, tag };
        Desk.Action(command, (parsed, desk) =>
        {
            var number = desk.Vault.RollBack(parsed.GetRequiredValue(model), parsed.GetRequiredValue(tag));
            desk.Output.WriteLine($"{parsed.GetRequiredValue(tag)} stands at {parsed.GetRequiredValue(model)}@{number}");
        });
        return command;
    }

    private static System.CommandLine.Command Compare()
    {
        var (before, after) = (new Argument<string>("before"), new Argument<string>("after"));
        var command = new System.CommandLine.Command("compare", "Shows the figures of two versions side by side.") { before, after };
        Desk.Action(command, (parsed, desk) =>
        {
            var comparison = desk.Vault.Compare(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after));
            desk.Table(["figure", comparison.Before, comparison.After, "difference", ""], comparison.Figures.Select(figure => new[]
            {
                figure.Figure, figure.Before, figure.After, figure.Difference?.ToString("+0.0000;-0.0000;0", CultureInfo.InvariantCulture) ?? "", figure.Verdict,
            }));
            foreach (var change in comparison.Changes) desk.Output.WriteLine(change);
        });
        return command;
    }

    private static System.CommandLine.Command Prune()
    {
        var keep = new Option<int>("--keep") { Description = "How many of each model's newest versions stay.", DefaultValueFactory = _ => 5 };
        var command = new System.CommandLine.Command("prune", "Removes old versions without a tag, and files that no version needs.") { keep };
        Desk.Action(command, (parsed, desk) =>
        {
            if (parsed.GetValue(keep) < 1) throw new UsageException($"--keep {parsed.GetValue(keep)}: at least one version stays of each model.");
            var pruned = desk.Vault.Prune(parsed.GetValue(keep));
            desk.Output.WriteLine($"removed {(pruned.Versions.Count == 0 ? "no version" : string.Join(", ", pruned.Versions))}; {pruned.Files} files, {pruned.Bytes / 1e6:0.0} MB");
        });
        return command;
    }

    private static System.CommandLine.Command Verify()
    {
        var command = new System.CommandLine.Command("verify", "Checks signature and files of a version, and runs its samples.") { Version };
        Desk.Action(command, (parsed, desk, _) =>
        {
            var version = desk.Get(parsed.GetRequiredValue(Version));
            using var model = version.LoadUnverified();
            var report = version.Verify(model);
            desk.Output.WriteLine($"{version}: signed by {version.Signer?.Name ?? "nobody that was asked for"}; {report}");
            return Task.FromResult(report.Holds ? ExitCodes.Ok : ExitCodes.Failed);
        });
        return command;
    }

    private static System.CommandLine.Command Sign()
    {
        var command = new System.CommandLine.Command("sign", "Adds your signature to a version: it says that it may be loaded.") { Version };
        Desk.Action(command, (parsed, desk) =>
        {
            using var signer = desk.Signer();
            desk.Vault.Sign(parsed.GetRequiredValue(Version), signer);
            desk.Output.WriteLine($"{parsed.GetRequiredValue(Version)} is signed by {signer.Id[..16]}");
        });
        return command;
    }
}
