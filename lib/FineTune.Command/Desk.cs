using System.CommandLine;
using System.Text;
using FineTune.Vault;
using FineTune.Vault.Encryption;
using FineTune.Vault.Keys;
using FineTune.Vault.Signatures;
using Spectre.Console;

namespace FineTune.Command;

/// <summary>Where a command works: the vault, the person's keys and trust list, and the terminal.</summary>
internal sealed class Desk
{
    private const string KeyPassphrase = "FINETUNE_KEY_PASSPHRASE";

    private readonly ParseResult parsed;

    private Desk(ParseResult parsed)
    {
        this.parsed = parsed;
        Output = parsed.InvocationConfiguration.Output;
        // In a log there is no width to fit into, and no colour.
        var plain = Console.IsOutputRedirected || Output != Console.Out;
        Terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output), Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect, Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect });
        if (plain) Terminal.Profile.Width = 160;
    }

    public TextWriter Output { get; }

    public IAnsiConsole Terminal { get; }

    public string Home => parsed.GetRequiredValue(CommonOptions.Home);

    public string KeyFile => Path.Combine(Home, "signing.pem");

    public string TrustFile => Path.Combine(Home, "trusted.json");

    public ModelVault Vault => ModelVault.Open(parsed.GetRequiredValue(CommonOptions.Vault), parsed.GetValue(CommonOptions.Unsigned) ? Trust.Anyone : Trust.In(TrustList.Load(TrustFile)));

    /// <summary>A version to load, from someone who is trusted, and not too old.</summary>
    public ModelVersion Get(string reference) => Vault.Get(reference, Key(), parsed.GetValue(CommonOptions.AtLeast));

    /// <summary>Does a command's work, and says what is wrong where something is.</summary>
    public static void Action(System.CommandLine.Command command, Func<ParseResult, Desk, CancellationToken, Task<int>> work) => command.SetAction(async (parsed, cancellation) =>
    {
        try
        {
            return await work(parsed, new Desk(parsed), cancellation);
        }
        catch (OperationCanceledException)
        {
            // A terminal has shown "^C", and stands behind it.
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Console.IsErrorRedirected ? "Interrupted." : $"{Environment.NewLine}Interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception wrong) when (Refusals.IsOne(wrong))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Refusals.Words(wrong));
            return ExitCodes.BadInput;
        }
    });

    public static void Action(System.CommandLine.Command command, Action<ParseResult, Desk> work) => Action(command, (parsed, desk, _) =>
    {
        work(parsed, desk);
        return Task.FromResult(ExitCodes.Ok);
    });

    /// <summary>The person's signing key; the first time one is made, and trusted by its owner.</summary>
    public SigningKey Signer()
    {
        var passphrase = Environment.GetEnvironmentVariable(KeyPassphrase);
        if (!File.Exists(KeyFile))
        {
            var pair = KeyPair.Create(passphrase);
            pair.Save(KeyFile);
            var list = TrustList.Load(TrustFile);
            _ = list.Add("me", pair.PublicPem);
            list.Save(TrustFile);
            Output.WriteLine($"A signing key was made for you: {KeyFile}{(passphrase is null ? $" (unencrypted; set {KeyPassphrase} before the first use to have it encrypted)" : "")}");
        }
        return SigningKey.Load(KeyFile, passphrase);
    }

    /// <summary>What opens sealed models; null where nothing was given.</summary>
    public SealKey? Key()
    {
        var (file, pem) = (parsed.GetValue(CommonOptions.PassphraseFile), parsed.GetValue(CommonOptions.OpenWith));
        foreach (var (option, name) in new[] { (CommonOptions.PassphraseFile, file), (CommonOptions.OpenWith, pem) })
            if (name is not null && !File.Exists(name)) throw new UsageException($"{option.Name} {name}: there is no such file.");
        if (pem is not null) return SealKey.OfRecipient(KeyPair.ReadPem(pem), Environment.GetEnvironmentVariable(KeyPassphrase));
        var passphrase = file is null ? Environment.GetEnvironmentVariable("FINETUNE_PASSPHRASE") : File.ReadAllText(file, Encoding.UTF8).TrimEnd('\r', '\n');
        return string.IsNullOrEmpty(passphrase) ? null : SealKey.FromPassphrase(passphrase);
    }
}
