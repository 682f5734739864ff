namespace FineTune.Vault.Encryption;

/// <summary>What a sealed file's key comes from; the number stands in its header.</summary>
internal enum SealKind
{
    Passphrase = 1,
    Recipient = 2,
}
