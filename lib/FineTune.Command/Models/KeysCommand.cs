using System.CommandLine;
using FineTune.Vault.Keys;
using FineTune.Vault.Signatures;

namespace FineTune.Command.Models;

/// <summary><c>finetune models keys</c></summary>
internal static class KeysCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Whose key it is." };

    public static System.CommandLine.Command Create() => new("keys", "Makes keys, and says whose models may be loaded.")
    {
        Make(), List(), AddTrusted(), Remove(), Rotate(),
    };

    private static System.CommandLine.Command Make()
    {
        var file = new Argument<string>("file") { Description = "The private half's file; the public half goes to FILE.public.pem." };
        var command = new System.CommandLine.Command("create", "Makes a key pair, to sign with or to receive sealed files. FINETUNE_KEY_PASSPHRASE encrypts it.") { file };
        Desk.Action(command, (parsed, desk) =>
        {
            var path = parsed.GetRequiredValue(file);
            KeyPair.Create(Environment.GetEnvironmentVariable("FINETUNE_KEY_PASSPHRASE")).Save(path);
            desk.Output.WriteLine($"{path} is for you alone; {KeyPair.PublicPath(path)} is for everyone");
        });
        return command;
    }

    private static System.CommandLine.Command List()
    {
        var command = new System.CommandLine.Command("list", "Lists the keys that you trust.");
        Desk.Action(command, (_, desk) => desk.Table(["name", "id"], TrustList.Load(desk.TrustFile).Keys.Select(key => new[] { key.Name, key.Id })));
        return command;
    }

    private static System.CommandLine.Command AddTrusted()
    {
        var file = new Argument<string>("file") { Description = "Their public key, as PEM." };
        var command = new System.CommandLine.Command("trust", "Trusts what a key signs.") { Name, file };
        Desk.Action(command, (parsed, desk) =>
        {
            var list = TrustList.Load(desk.TrustFile);
            var key = list.Add(parsed.GetRequiredValue(Name), KeyPair.ReadPem(parsed.GetRequiredValue(file)));
            list.Save(desk.TrustFile);
            desk.Output.WriteLine($"{key.Name} is trusted: {key.Id}");
        });
        return command;
    }

    private static System.CommandLine.Command Remove()
    {
        var command = new System.CommandLine.Command("remove", "Trusts a key no longer.") { Name };
        Desk.Action(command, (parsed, desk) =>
        {
            var list = TrustList.Load(desk.TrustFile);
            list.Remove(parsed.GetRequiredValue(Name));
            list.Save(desk.TrustFile);
            desk.Output.WriteLine($"{parsed.GetRequiredValue(Name)} is trusted no longer");
        });
        return command;
    }

    private static System.CommandLine.Command Rotate()
    {
        var command = new System.CommandLine.Command("rotate", "Makes you a new signing key, and signs anew what the old one signed in this vault.");
        Desk.Action(command, (_, desk) =>
        {
            var list = TrustList.Load(desk.TrustFile);
            using var old = desk.Signer();
            var kept = Path.ChangeExtension(desk.KeyFile, $".{old.Id[..16]}.pem");
            File.Move(desk.KeyFile, kept);
            File.Move(KeyPair.PublicPath(desk.KeyFile), KeyPair.PublicPath(kept));
            if (list.Keys.Any(key => key.Id == old.Id)) list.Remove(old.Id);
            list.Save(desk.TrustFile);
            using var fresh = desk.Signer();
            desk.Output.WriteLine($"{desk.Vault.Rotate(old, fresh)} versions are signed anew; the old key is kept as {kept}");
        });
        return command;
    }
}
