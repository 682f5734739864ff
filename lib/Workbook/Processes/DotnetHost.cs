using System.Runtime.InteropServices;

namespace Workbook.Processes;

/// <summary>The <c>dotnet</c> that runs this program: what it starts runs on the same one.</summary>
internal static class DotnetHost
{
    public static string Path { get; } = System.IO.Path.Combine(
        System.IO.Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory()),
        OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
