using System.Text.Json.Nodes;
using Workbook.Jupyter.Requests;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter;

/// <summary>Answers the control channel, on that channel's own thread: also while a cell runs.</summary>
/// <param name="sockets">Where replies go.</param>
/// <param name="outbox">What sends them.</param>
/// <param name="interrupt">Stops the running cell; returns at once.</param>
/// <param name="end">Ends the kernel; returns at once.</param>
internal sealed class ControlRequests(KernelSockets sockets, Outbox outbox, Action interrupt, Action end)
{
    public void Answer(Message message)
    {
        outbox.Status("busy", message.Header);
        switch (message.Type)
        {
            case "kernel_info_request":
                Reply(message, KernelInfo.Content());
                break;
            case "interrupt_request":
                interrupt();
                Reply(message, new JsonObject { ["status"] = "ok" });
                break;
            case "shutdown_request":
                Shutdown(message);
                return;
            default:
                KernelLog.Write($"{message.Type} on the control channel is not known here and was left unanswered.");
                break;
        }

        outbox.Status("idle", message.Header);
    }

    private void Shutdown(Message message)
    {
        JsonObject Content() => new() { ["status"] = "ok", ["restart"] = message.Content.Flag("restart", false) };
        Reply(message, Content());
        // Every other client that looks at this kernel learns of it too.
        outbox.Publish("shutdown_reply", message.Header, Content());
        outbox.Status("idle", message.Header);
        end();
    }

    private void Reply(Message message, JsonObject content) =>
        outbox.Reply(sockets.Control, message, message.Type.Replace("_request", "_reply", StringComparison.Ordinal), content);
}
