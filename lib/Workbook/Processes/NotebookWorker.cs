using System.IO.Pipes;
using System.Runtime.InteropServices;
using Workbook.Session;

namespace Workbook.Processes;

/// <summary>
/// The inside of a notebook's own process: runs the cells that the runner sends. It ends when the runner does.
/// </summary>
internal static class NotebookWorker
{
    public static async Task<int> RunAsync(string pipeName, string folder)
    {
        // Ctrl-C reaches the whole process group; what happens then is the runner's to decide.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        Directory.SetCurrentDirectory(folder);
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(10_000);
        using var link = new MessageLink(pipe);
        using var session = new CSharpSession(folder);
        var sink = new LinkSink(link);
        while (await link.ReceiveAsync(CancellationToken.None) is { } message)
        {
            var outcome = await session.RunAsync(Messages.ReadRun(message), sink);
            NativeConsole.EndCell();
            link.Send(Messages.Done(outcome));
        }

        return 0;
    }
}
