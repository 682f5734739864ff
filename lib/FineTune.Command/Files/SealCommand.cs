using System.CommandLine;
using FineTune.Vault.Encryption;
using FineTune.Vault.Keys;

namespace FineTune.Command.Files;

/// <summary><c>finetune seal</c> and <c>finetune open</c></summary>
internal static class SealCommand
{
    private static readonly Argument<string> Source = new("source") { Description = "The file to read." };
    private static readonly Argument<string> Target = new("target") { Description = "The file to write." };

    public static System.CommandLine.Command Create()
    {
        var recipient = new Option<string?>("--for") { Description = "The recipient's public key; without it the passphrase is used.", HelpName = "key.public.pem" };
        var command = new System.CommandLine.Command("seal", "Encrypts a file with a passphrase, or for a recipient.") { Source, Target, recipient };
        Desk.Action(command, (parsed, desk) =>
        {
            using var key = parsed.GetValue(recipient) is { } pem ? SealKey.ForRecipient(KeyPair.ReadPem(pem)) : Required(desk);
            SealedFile.Seal(parsed.GetRequiredValue(Source), parsed.GetRequiredValue(Target), key);
            desk.Output.WriteLine($"{parsed.GetRequiredValue(Target)} is sealed; {parsed.GetRequiredValue(Source)} is left as it is");
        });
        return command;
    }

    public static System.CommandLine.Command CreateOpen()
    {
        var command = new System.CommandLine.Command("open", "Decrypts a sealed file.") { Source, Target };
        Desk.Action(command, (parsed, desk) =>
        {
            using var key = Required(desk);
            SealedFile.Open(parsed.GetRequiredValue(Source), parsed.GetRequiredValue(Target), key);
            desk.Output.WriteLine($"{parsed.GetRequiredValue(Target)} is written");
        });
        return command;
    }

    private static SealKey Required(Desk desk) => desk.Key()
        ?? throw new UsageException("A key is needed: --passphrase-file FILE, FINETUNE_PASSPHRASE, or --open-with KEY.pem (a passphrase on the command line would be seen by others).");
}
