using System.Diagnostics;

namespace FineTune.MakeData;

/// <summary>The seven styles, as npm packages with pinned versions.</summary>
internal static class EmojiSets
{
    private static readonly string[] Packages =
    [
        "emoji-datasource@16.0.0", "emoji-datasource-google@16.0.0", "@lobehub/fluent-emoji-3d@1.1.0",
        "@iconify-json/twemoji@1.2.5", "@iconify-json/fluent-emoji-flat@1.2.6", "@iconify-json/noto-v1@1.2.5",
        "@iconify-json/emojione@1.2.3", "@iconify-json/fxemoji@1.2.2",
    ];

    /// <summary>Installs the packages; no script of theirs is run.</summary>
    /// <param name="prefix">Where to; their files are then in its node_modules, which is given back.</param>
    internal static string Install(string prefix)
    {
        string[] arguments = ["install", "--prefix", prefix, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", .. Packages];
        Directory.CreateDirectory(prefix);
        using var npm = Start(arguments);
        npm.WaitForExit();
        if (npm.ExitCode != 0)
            throw new MakeException($"npm could not install the emoji packages (exit code {npm.ExitCode}; its messages are above). It needs a network and a registry that has them.");
        return Path.Combine(prefix, "node_modules");
    }

    internal static IReadOnlyList<EmojiSet> Open(string packages) =>
    [
        new FileSet("google", "emoji-datasource-google@16.0.0", "Apache-2.0", Path.Combine(packages, "emoji-datasource-google/img/google/64")),
        Icons("twemoji", "1.2.5", "CC-BY-4.0", packages),
        Icons("fluent-emoji-flat", "1.2.6", "MIT", packages),
        new FileSet("fluent-emoji-3d", "@lobehub/fluent-emoji-3d@1.1.0", "MIT", Path.Combine(packages, "@lobehub/fluent-emoji-3d/assets")),
        Icons("noto-v1", "1.2.5", "Apache-2.0", packages),
        Icons("emojione", "1.2.3", "CC-BY-4.0", packages),
        Icons("fxemoji", "1.2.2", "Apache-2.0", packages),
    ];

    private static IconSet Icons(string name, string version, string licence, string packages) =>
        new(name, $"@iconify-json/{name}@{version}", licence, Path.Combine(packages, "@iconify-json", name));

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start("npm", arguments);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MakeException($"npm was not found ({e.Message}). Install it: sudo apt-get install npm");
        }
    }
}
