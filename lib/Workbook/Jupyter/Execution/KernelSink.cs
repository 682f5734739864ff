using System.Text.Json.Nodes;
using Workbook.Jupyter.Wire;
using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Jupyter.Execution;

/// <summary>Publishes what a cell says, as that cell's: also what a task that it left behind says later.</summary>
/// <param name="outbox">To the clients.</param>
/// <param name="request">What asked for the cell.</param>
/// <param name="figures">How a figure shows itself where nothing draws Plotly's JSON.</param>
/// <param name="input">Asks the person.</param>
internal sealed class KernelSink(Outbox outbox, Message request, FigureScript figures, InputPrompt input) : ICellSink, ICellInput
{
    /// <summary>Characters of printed text that a cell may send: more makes a notebook that no client opens.</summary>
    public const int MostText = 4_000_000;

    private readonly Lock _lock = new();
    private int _printed;

    public void Stream(string name, string text)
    {
        lock (_lock)
        {
            var room = MostText - _printed;
            if (room <= 0) return;
            _printed += text.Length;
            if (text.Length >= room) text = text[..room];
            Publish("stream", new JsonObject { ["name"] = name, ["text"] = text });
            if (_printed < MostText) return;
            Notice($"\n(The cell printed more than {MostText} characters; what it prints from here on is not shown. It goes on running.)\n");
        }
    }

    /// <summary>A word of the kernel's own about the cell.</summary>
    public void Notice(string text) => Publish("stream", new JsonObject { ["name"] = "stderr", ["text"] = text });

    public Task<string> AskAsync(string prompt, bool isPassword) => Task.FromResult(input.Ask(prompt, isPassword));

    public void Display(MimeBundle data, string? displayId) => Publish("display_data", Shown(data, displayId));

    public void Update(MimeBundle data, string displayId) => Publish("update_display_data", Shown(data, displayId));

    public void Clear(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    public void Result(MimeBundle data, int count) => Publish("execute_result", new JsonObject
    {
        ["execution_count"] = count,
        ["data"] = Bundle(data),
        ["metadata"] = new JsonObject(),
    });

    public JsonObject Bundle(MimeBundle bundle)
    {
        var json = new JsonObject();
        foreach (var (mimeType, node) in figures.Complete(bundle).Entries) json[mimeType] = node.DeepClone();
        return json;
    }

    private JsonObject Shown(MimeBundle data, string? displayId) => new()
    {
        ["data"] = Bundle(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = displayId is null ? [] : new JsonObject { ["display_id"] = displayId },
    };

    private void Publish(string type, JsonObject content) => outbox.Publish(type, request.Header, content);
}
