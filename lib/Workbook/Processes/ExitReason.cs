namespace Workbook.Processes;

/// <summary>What an exit code says about the death of a process.</summary>
internal static class ExitReason
{
    public static string Describe(int exitCode) => exitCode switch
    {
        134 => "the process aborted: a stack overflow (endless recursion?), an exception that a thread of its own did not catch, or a failed check in native code",
        136 => "the process stopped at an arithmetic fault in native code",
        137 => "the process was killed, most likely because the machine ran out of memory",
        139 => "the process crashed in native code (segmentation fault)",
        143 => "the process was told to end",
        _ => $"the process ended with exit code {exitCode} (Environment.Exit?)",
    };
}
