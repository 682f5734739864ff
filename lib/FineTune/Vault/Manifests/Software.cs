using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FineTune.Vault.Manifests;

/// <summary>What made a version.</summary>
/// <param name="Library">The version of FineTune.</param>
/// <param name="Engine">The assembly of TorchSharp's API that stood under it, with its version.</param>
/// <param name="Libtorch">The version of libtorch.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Platform">For example "linux-x64".</param>
public sealed record Software(string Library, string Engine, string Libtorch, string Runtime, string Platform)
{
    /// <summary>This process's.</summary>
    public static Software Current()
    {
        var engine = typeof(Tensor).Assembly.GetName();
        return new Software(
            typeof(Software).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            $"{engine.Name} {engine.Version?.ToString(3)}",
            __version__,
            Environment.Version.ToString(),
            RuntimeInformation.RuntimeIdentifier);
    }
}
