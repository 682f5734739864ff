using System.Globalization;

namespace Workbook.Jupyter;

/// <summary>What the person who looks after the server should know: on the process's own stderr, which Jupyter shows in its log.</summary>
internal static class KernelLog
{
    private static readonly TextWriter Stderr = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });

    public static void Write(string line) =>
        Stderr.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[workbook kernel {DateTime.Now:HH:mm:ss}] {line}"));
}
