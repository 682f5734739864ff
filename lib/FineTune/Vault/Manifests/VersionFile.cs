namespace FineTune.Vault.Manifests;

/// <summary>A file of a version.</summary>
/// <param name="Name">What it is: "layer4.safetensors".</param>
/// <param name="Sha256">Of its plain content, in hexadecimal.</param>
/// <param name="Bytes">Of its plain content.</param>
/// <param name="Sealed">Where it is sealed: the SHA-256 of the sealed file, which is what is stored.</param>
public sealed record VersionFile(string Name, string Sha256, long Bytes, string? Sealed = null)
{
    /// <summary>Under which it is stored.</summary>
    internal string Address => Sealed ?? Sha256;
}
