using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Workbook.Completion;
using Workbook.Jupyter.Comms;
using Workbook.Jupyter.Execution;
using Workbook.Jupyter.Requests;
using Workbook.Jupyter.Wire;
using Workbook.Jupyter.Zmq;
using Workbook.Session;

namespace Workbook.Jupyter;

/// <summary>A Jupyter kernel for C#: joins the session to the sockets.</summary>
internal sealed class KernelServer : IDisposable
{
    private readonly CSharpSession _session = new(Environment.CurrentDirectory);
    private readonly CancellationTokenSource _ends = new();
    private readonly KernelSockets _sockets;
    private readonly Outbox _outbox;
    private readonly MessageCodec _codec;
    private readonly CellRuns _runs;
    private readonly InputPrompt _input;
    private readonly ShellRequests _shell;
    private ExecuteRequests _execute = null!;

    /// <param name="file">Where to listen.</param>
    /// <param name="kernelName">The kernelspec's name.</param>
    public KernelServer(ConnectionFile file, string kernelName)
    {
        _codec = new MessageCodec(file.Key);
        _sockets = new KernelSockets(file);
        _outbox = new Outbox(_sockets, _codec);
        _runs = new CellRuns(_session, _ends.Token);
        _input = new InputPrompt(_outbox);
        _shell = CreateShell(new FigureScript(kernelName));
        var control = new ControlRequests(_sockets, _outbox, _runs.Interrupt, End);
        _sockets.Shell.Received = frames => Receive(_sockets.Shell, frames, message =>
        {
            // Clients of protocols before 5.0 ask here.
            if (message.Type is "shutdown_request") control.Answer(message);
            else _shell.Add(message);
        });
        _sockets.Control.Received = frames => Receive(_sockets.Control, frames, control.Answer);
        _sockets.Stdin.Received = frames => Receive(_sockets.Stdin, frames, _input.Answer);
        Console.SetIn(new InputReader(static () => Kernel.Ask("", isPassword: false).GetAwaiter().GetResult()));
    }

    /// <summary>Serves until a client, or a signal, ends it.</summary>
    public void Run()
    {
        _sockets.Start();
        _outbox.Status("starting", []);
        // The compiler takes its time with the first cell: while the client introduces itself, it runs one of ours.
        _runs.Run(new CellSource("", "start"), SilentSink.Instance, KernelLog.Write);
        _shell.Run();
    }

    public void Interrupt() => _runs.Interrupt();

    /// <summary>Ends the kernel; a cell that runs is not waited for. Returns at once.</summary>
    public void End()
    {
        _shell.End();
        _ = _ends.CancelAsync();
    }

    /// <summary>The process ends. Where a cell made it end, its client is told.</summary>
    public void ProcessExits()
    {
        _execute.ProcessExits(_sockets.Shell);
        _sockets.Dispose();
    }

    public void Dispose() => _sockets.Dispose();

    private ShellRequests CreateShell(FigureScript figures)
    {
        var hover = new CellHover(_session);
        var history = new History();
        var comms = new CommRequests(_outbox);
        var complete = new CompleteRequests(new CellCompletion(_session, Environment.CurrentDirectory));
        var inspect = new InspectRequests(hover);
        var execute = _execute = new ExecuteRequests(_outbox, _runs, _input, history, new Pager(hover), figures);
        return new ShellRequests(_sockets, _outbox, execute, new Dictionary<string, Func<Message, JsonObject?>>
        {
            ["execute_request"] = message =>
            {
                comms.Follow(message);
                return execute.Answer(message);
            },
            ["kernel_info_request"] = _ => KernelInfo.Content(),
            ["complete_request"] = complete.Answer,
            ["inspect_request"] = inspect.Answer,
            ["is_complete_request"] = IsComplete.Answer,
            ["history_request"] = history.Answer,
            ["comm_info_request"] = CommRequests.Info,
            ["comm_open"] = comms.Open,
            ["comm_msg"] = comms.Receive,
            ["comm_close"] = comms.Close,
        });
    }

    private void Receive(RouterChannel channel, List<byte[]> frames, Action<Message> handle)
    {
        try
        {
            handle(_codec.Decode(frames));
        }
        catch (BadMessageException error)
        {
            KernelLog.Write($"{channel.Name}: a message was dropped, because {error.Message}.");
        }
        catch (Exception error)
        {
            KernelLog.Write($"{channel.Name}: a message failed: {error}");
        }
    }
}
