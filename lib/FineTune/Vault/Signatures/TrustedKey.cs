namespace FineTune.Vault.Signatures;

/// <summary>A signer whose versions may be loaded.</summary>
/// <param name="Name">Who it is, as the person calls them.</param>
/// <param name="Id">The SHA-256 of the public key, in hexadecimal.</param>
/// <param name="PublicPem">The public key.</param>
public sealed record TrustedKey(string Name, string Id, string PublicPem);
