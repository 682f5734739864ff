using System.Runtime.CompilerServices;

namespace Workbook.Tests;

/// <summary>The tests keep what they cache to themselves, so that no earlier run can help or harm them.</summary>
internal static class OwnCache
{
    [ModuleInitializer]
#pragma warning disable CA2255 // a test assembly is an application of its own
    internal static void Use()
#pragma warning restore CA2255
    {
        var folder = Directory.CreateTempSubdirectory("workbook-cache-").FullName;
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
