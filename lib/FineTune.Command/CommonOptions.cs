using System.CommandLine;

namespace FineTune.Command;

/// <summary>What every command takes.</summary>
internal static class CommonOptions
{
    public static readonly Option<string> Vault = new("--vault")
    {
        Description = "The folder of models (or FINETUNE_VAULT).",
        HelpName = "folder",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("FINETUNE_VAULT") ?? "models",
    };

    public static readonly Option<string> Home = new("--home")
    {
        Description = "Where your keys and your trust list lie (or FINETUNE_HOME).",
        HelpName = "folder",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("FINETUNE_HOME")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config", "finetune"),
    };

    public static readonly Option<bool> Unsigned = new("--unsigned")
    {
        Description = "Load versions whoever made them, signed or not.",
        Recursive = true,
    };

    public static readonly Option<string?> PassphraseFile = new("--passphrase-file")
    {
        Description = "A file with the passphrase of sealed models (or FINETUNE_PASSPHRASE holds the passphrase itself).",
        HelpName = "file",
        Recursive = true,
    };

    public static readonly Option<string?> OpenWith = new("--open-with")
    {
        Description = "Your private key, where models were sealed for it.",
        HelpName = "key.pem",
        Recursive = true,
    };

    public static readonly Option<int> AtLeast = new("--at-least")
    {
        Description = "Load no version below this number, should somebody have put an older one back.",
        HelpName = "number",
        Recursive = true,
        DefaultValueFactory = _ => 1,
    };

    /// <exception cref="UsageException">One of them was given to a command that has no use for it.</exception>
    public static void Refuse(ParseResult parsed, string reason, params Option[] options)
    {
        foreach (var option in options)
            if (parsed.GetResult(option) is { Implicit: false }) throw new UsageException($"{option.Name}: {reason}");
    }

    public static IEnumerable<Option> All => [Vault, Home, Unsigned, PassphraseFile, OpenWith, AtLeast];
}
