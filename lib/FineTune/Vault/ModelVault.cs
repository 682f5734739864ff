using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using FineTune.Vault.Storage;

namespace FineTune.Vault;

/// <summary>
/// Models and their versions in a folder. What is published never changes; publishing is atomic, and safe when several processes
/// do it at once. Who may be trusted, and what this guards against: Vault/README.md.
/// </summary>
public sealed partial class ModelVault
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly VaultLayout layout;
    private readonly ObjectStore objects;
    private readonly Trust trust;

    private ModelVault(string folder, Trust trust)
    {
        layout = new VaultLayout(folder);
        objects = new ObjectStore(layout);
        this.trust = trust;
    }

    /// <summary>The folder.</summary>
    public string Folder => layout.Root;

    /// <summary>Opens a vault; an empty or missing folder becomes one when something is published.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="trust">Whose versions are loaded; nobody's unless said.</param>
    public static ModelVault Open(string folder, Trust? trust = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new ModelVault(folder, trust ?? Trust.In(new TrustList()));
    }

    /// <summary>Says whether a model can have this name.</summary>
    /// <param name="name">1 to 64 letters, digits, dots, underscores and hyphens.</param>
    /// <exception cref="VaultException">It can't.</exception>
    public static void RequireName(string name) => _ = SafeName.Require(name, "model");

    /// <summary>Says whether a tag can have this name.</summary>
    /// <param name="tag">As a model's name, but not of digits alone.</param>
    /// <exception cref="VaultException">It can't.</exception>
    public static void RequireTag(string tag) => _ = VersionReference.RequireTag(tag);

    /// <summary>The published versions, by model and number. Their manifests are checked for damage, not for trust.</summary>
    /// <param name="model">Only this model's.</param>
    /// <exception cref="VaultException">A manifest is damaged, or there is no such model.</exception>
    public IReadOnlyList<VersionSummary> List(string? model = null)
    {
        var names = model is null ? layout.ModelNames() : [RequireModel(model)];
        return [.. names.SelectMany(name =>
        {
            var tags = ReadTags(name);
            return layout.VersionNumbers(name).Select(number => VersionSummary.Of(ReadVersion(name, number), tags));
        })];
    }

    /// <summary>What a version is. Its manifest is checked for damage, not for trust.</summary>
    /// <param name="reference">"clipart" (the newest), "clipart@3", or "clipart@production" (a tag).</param>
    /// <exception cref="VaultException">There is none, or it is damaged.</exception>
    public Manifest Show(string reference) => Resolve(reference).Manifest;

    /// <summary>A version to load, from someone who is trusted.</summary>
    /// <param name="reference">"clipart" (the newest), "clipart@3", or "clipart@production" (a tag).</param>
    /// <param name="key">What sealed files are opened with.</param>
    /// <param name="atLeast">
    /// The lowest version that will do: who can write to the folder could put an older signed one back, and nothing in the vault itself
    /// would show it.
    /// </param>
    /// <exception cref="VaultException">There is none, it is too old, damaged, unsigned, changed, or signed by someone who isn't trusted.</exception>
    public ModelVersion Get(string reference, SealKey? key = null, int atLeast = 1)
    {
        var stored = Resolve(reference);
        if (stored.Manifest.Version < atLeast)
            throw new VaultException(layout.Root, $"'{SafeName.Shown(reference)}' leads to {stored.Title}, and version {atLeast} at least is asked for.", "A tag was put back, or newer versions are gone: find out by whom, or ask for less.");
        return new ModelVersion(stored, objects, trust.Require(stored.Title, stored.Bytes, stored.Signatures()), key);
    }

    /// <summary>The figures of two versions side by side.</summary>
    /// <param name="before">A reference.</param>
    /// <param name="after">Another.</param>
    /// <exception cref="VaultException">There is no such version.</exception>
    public Comparison Compare(string before, string after) => Comparison.Of(Resolve(before), Resolve(after));

    internal StoredVersion Resolve(string reference)
    {
        var parsed = VersionReference.Parse(reference);
        var name = RequireModel(parsed.Model);
        if (parsed.Tag is { } tag) return ReadVersion(name, TaggedNumber(name, tag));
        return ReadVersion(name, parsed.Number ?? layout.VersionNumbers(name).Last());
    }

    private string RequireModel(string name)
    {
        if (SafeName.IsSafe(name) && layout.VersionNumbers(name).Any()) return name;
        var known = layout.ModelNames().ToList();
        throw new VaultException(layout.Root, $"There is no model '{SafeName.Shown(name)}'.", known.Count == 0 ? "The vault is empty: publish one first." : $"There are: {string.Join(", ", known)}.");
    }

    private StoredVersion ReadVersion(string name, int number)
    {
        var folder = layout.Version(name, number);
        foreach (var part in new[] { layout.Models, layout.Model(name), layout.Versions(name), folder }) VaultFile.RefuseLink(part);
        if (!Directory.Exists(folder)) throw new VaultException($"{name}@{number}", "There is no such version.", $"There are: {string.Join(", ", layout.VersionNumbers(name))}.");
        return StoredVersion.Read(folder, name, number);
    }
}
