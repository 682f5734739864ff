using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Workbook.Commands;
using Workbook.Jupyter.Wire;
using Workbook.Jupyter.Zmq;

namespace Workbook.Jupyter;

/// <summary>The process that a Jupyter client starts.</summary>
internal static class KernelProcess
{
    /// <summary>Set by Jupyter: who started the kernel, and without whom it has no reason to go on.</summary>
    private const string ParentVariable = "JPY_PARENT_PID";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    // Held: a registration that is collected is undone.
    private static readonly List<IDisposable> Held = [];

    public static int Run(string connectionFile, string kernelName)
    {
        try
        {
            using var server = new KernelServer(ConnectionFile.Read(connectionFile), kernelName);
            InheritedSignals.HearInterrupts();
            Hold(PosixSignal.SIGINT, server.Interrupt);
            Hold(PosixSignal.SIGTERM, server.End);
            WatchParent(server.End);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.ProcessExits();
            // A thread that a cell left behind fails: that is no reason to lose everything declared.
            ExceptionHandling.SetUnhandledExceptionHandler(static error =>
            {
                Console.Error.WriteLine($"A thread that a cell started failed: {error}");
                return true;
            });
            server.Run();
        }
        catch (Exception error) when (error is ConnectionFileException or ZmqException or DllNotFoundException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.BadInput;
        }

        // Threads that cells left behind do not keep the process.
        Environment.Exit(ExitCodes.Ok);
        return ExitCodes.Ok;
    }

    private static void Hold(PosixSignal signal, Action handle) => Held.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        handle();
    }));

    private static void WatchParent(Action end)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(ParentVariable), CultureInfo.InvariantCulture, out var parent) || parent <= 1) return;
        Held.Add(new Timer(_ =>
        {
            if (!Lives(parent)) end();
        }, null, BetweenLooks, BetweenLooks));
    }

    private static bool Lives(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is there, and not ours to look at.
            return true;
        }
    }
}
