using System.Runtime.InteropServices;

namespace Workbook.Jupyter;

/// <summary>
/// What a process ignores its children ignore too, and .NET leaves it so: a kernel below <c>nohup</c>, or below a shell's
/// background job, would be deaf to the signal with which it is interrupted.
/// </summary>
internal static partial class InheritedSignals
{
    private const int Interrupt = 2;
    private const nint Default = 0, Ignored = 1;

    // More than any system's struct sigaction; the handler is its first member.
    private const int ActionWords = 64;

    /// <summary>Lets SIGINT in where it was ignored from birth. To be called before anything handles it.</summary>
    public static unsafe void HearInterrupts()
    {
        if (OperatingSystem.IsWindows()) return;
        var action = stackalloc nint[ActionWords];
        if (GetAction(Interrupt, null, action) == 0 && action[0] == Ignored) SetHandler(Interrupt, Default);
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static unsafe partial int GetAction(int signal, nint* next, nint* now);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);
}
