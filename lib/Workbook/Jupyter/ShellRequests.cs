using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Workbook.Jupyter.Requests;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter;

/// <summary>Answers the requests of the shell channel, one after another in the order in which they came.</summary>
internal sealed class ShellRequests(
    KernelSockets sockets, Outbox outbox, ExecuteRequests execute, IReadOnlyDictionary<string, Func<Message, JsonObject?>> handlers)
{
    private readonly BlockingCollection<Message> _incoming = [];
    private readonly Queue<Message> _waiting = new();
    private bool _aborts;

    public void Add(Message message)
    {
        if (!_incoming.IsAddingCompleted) _incoming.Add(message);
    }

    /// <summary>No more requests: <see cref="Run"/> returns after the one it is at.</summary>
    public void End() => _incoming.CompleteAdding();

    public void Run()
    {
        while (Next() is { } message)
        {
            if (_incoming.IsAddingCompleted) return;
            Answer(message);
            Abort();
        }
    }

    private Message? Next() => _waiting.TryDequeue(out var waiting) ? waiting
        : _incoming.TryTake(out var message, Timeout.Infinite) ? message
        : null;

    private void Answer(Message message)
    {
        outbox.Status("busy", message.Header);
        try
        {
            if (!handlers.TryGetValue(message.Type, out var handler)) KernelLog.Write($"{message.Type} is not known here and was left unanswered.");
            else if (handler(message) is { } content) Conclude(message, content);
        }
        catch (Exception error)
        {
            KernelLog.Write($"{message.Type} failed: {error}");
            Reply(message, new JsonObject
            {
                ["status"] = "error",
                ["ename"] = error.GetType().Name,
                ["evalue"] = error.Message,
                ["traceback"] = new JsonArray(),
            });
        }
        finally
        {
            outbox.Status("idle", message.Header);
        }
    }

    private void Conclude(Message message, JsonObject content)
    {
        _aborts = message.Type == "execute_request" && execute.StopsOthers;
        // What comes after the reply was sent by someone who could know of the failure.
        while (_aborts && _incoming.TryTake(out var waiting)) _waiting.Enqueue(waiting);
        Reply(message, content);
    }

    // What waits to be run was sent in the belief that this cell would succeed.
    private void Abort()
    {
        if (!_aborts) return;
        _aborts = false;
        for (var i = _waiting.Count; i > 0; i--)
        {
            var message = _waiting.Dequeue();
            if (message.Type != "execute_request")
            {
                _waiting.Enqueue(message);
                continue;
            }

            outbox.Status("busy", message.Header);
            Reply(message, new JsonObject { ["status"] = "aborted" });
            outbox.Status("idle", message.Header);
        }
    }

    private void Reply(Message message, JsonObject content) =>
        outbox.Reply(sockets.Shell, message, message.Type.Replace("_request", "_reply", StringComparison.Ordinal), content);
}
