using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Workbook.Session.Packages;

/// <summary>The project that is written for the SDK to restore a session's packages.</summary>
/// <param name="Packages">All that the session asked for so far: they are resolved together.</param>
/// <param name="Sources">Feeds named by <c>#i</c>, besides those that the machine is set up for.</param>
/// <param name="ConfigFolder">Where the search for a <c>NuGet.Config</c> begins: the notebook's folder.</param>
internal sealed record PackageProject(
    IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Sources, string ConfigFolder)
{
    private static readonly string Framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>As the assets file names what is resolved for this machine.</summary>
    public static string Target { get; } = $"{Framework}/{Runtime()}";

    /// <summary>The same for the same request, so that a restore is done once.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Xml())))[..32];

    public string Xml() => new XElement(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", Framework),
            new XElement("RuntimeIdentifier", Runtime()),
            new XElement("SelfContained", "false"),
            new XElement("UseAppHost", "false"),
            new XElement("ImportDirectoryBuildProps", "false"),
            new XElement("ImportDirectoryPackagesProps", "false"),
            new XElement("NuGetAudit", "false"),
            new XElement("RestoreRootConfigDirectory", ConfigFolder),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', Sources))),
        new XElement("ItemGroup", Packages.Select(Reference))).ToString();

    private static XElement Reference(PackageRequest package) => new(
        "PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", package.Version ?? "*"));

    // The portable name: packages know no distributions.
    private static string Runtime()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
