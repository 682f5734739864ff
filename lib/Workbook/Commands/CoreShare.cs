using System.Globalization;

namespace Workbook.Commands;

/// <summary>
/// Notebooks that run side by side share the cores: native libraries that compute in parallel each start as many threads as
/// there are cores, and together they would be slower than one after the other.
/// </summary>
internal static class CoreShare
{
    private const string Threads = "OMP_NUM_THREADS";

    public static void Set(int jobs)
    {
        if (jobs == 1 || Environment.GetEnvironmentVariable(Threads) is { Length: > 0 }) return;
        Environment.SetEnvironmentVariable(Threads, Math.Max(1, Environment.ProcessorCount / jobs).ToString(CultureInfo.InvariantCulture));
    }
}
