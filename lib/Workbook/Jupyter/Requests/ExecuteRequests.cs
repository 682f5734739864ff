using System.Text.Json.Nodes;
using Workbook.Jupyter.Execution;
using Workbook.Jupyter.Wire;
using Workbook.Jupyter.Zmq;
using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Jupyter.Requests;

/// <summary>Runs cells.</summary>
internal sealed class ExecuteRequests(
    Outbox outbox, CellRuns runs, InputPrompt input, History history, Pager pager, FigureScript figures)
{
    private int _count;
    private (Message Message, CellSource Cell, int Number)? _running;

    /// <summary>The last cell failed, and what was sent to be run after it should not run.</summary>
    public bool StopsOthers { get; private set; }

    public JsonObject Answer(Message message)
    {
        var request = ExecuteRequest.Read(message.Content);
        var number = _count + 1;
        StopsOthers = false;
        if (request.StoreHistory)
        {
            _count = number;
            history.Add(number, request.Code);
        }

        if (!request.Silent) outbox.Publish("execute_input", message.Header, new JsonObject { ["code"] = request.Code, ["execution_count"] = number });
        if (pager.Page(request.Code) is { } page) return Ok(number, [page], []);

        var cell = new CellSource(request.Code, $"cell [{number}]");
        var sink = new KernelSink(outbox, message, figures, input);
        input.Request = request.AllowStdin ? message : null;
        _running = (message, cell, number);
        var outcome = runs.Run(cell, request.Silent ? SilentSink.Instance : sink, sink.Notice);
        _running = null;
        input.Request = null;

        if (outcome.Error is { } error)
        {
            StopsOthers = request.StopOnError;
            if (!request.Silent) outbox.Publish("error", message.Header, Describe(error));
            return Failed(number, error);
        }

        if (outcome.Result is { } result && !request.Silent) sink.Result(result, number);
        if (request.StoreHistory) history.SetOutput(number, outcome.Result?[Mime.Plain]);
        return Ok(number, [], Evaluate(request, sink));
    }

    /// <summary>The process ends. If a cell runs, it is what ended it, and nobody but us can still say so.</summary>
    public void ProcessExits(RouterChannel shell)
    {
        if (_running is not var (message, cell, number)) return;
        var error = new ErrorOutput(
            "KernelEnded",
            $"the cell ended the kernel's process with exit code {Environment.ExitCode} ({cell.FullName})",
            [cell.FullName, $"The cell ended the kernel's process (Environment.Exit, exit code {Environment.ExitCode}). Everything declared is lost; run the cells again."]);
        outbox.Publish("error", message.Header, Describe(error));
        outbox.Reply(shell, message, "execute_reply", Failed(number, error));
        outbox.Status("idle", message.Header);
    }

    public static JsonObject Describe(ErrorOutput error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Value,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    private static JsonObject Ok(int number, JsonArray payload, JsonObject userExpressions) => new()
    {
        ["status"] = "ok",
        ["execution_count"] = number,
        ["payload"] = payload,
        ["user_expressions"] = userExpressions,
    };

    private static JsonObject Failed(int number, ErrorOutput error)
    {
        var content = Describe(error);
        content["status"] = "error";
        content["execution_count"] = number;
        content["payload"] = new JsonArray();
        content["user_expressions"] = new JsonObject();
        return content;
    }

    // One that fails says so in its own place; the cell has run.
    private JsonObject Evaluate(ExecuteRequest request, KernelSink sink)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in request.UserExpressions)
        {
            var outcome = runs.Run(new CellSource(expression, $"user expression {name}"), SilentSink.Instance, sink.Notice);
            var value = outcome.Error is { } error
                ? Describe(error)
                : new JsonObject { ["data"] = outcome.Result is { } result ? sink.Bundle(result) : [], ["metadata"] = new JsonObject() };
            value["status"] = outcome.Error is null ? "ok" : "error";
            values[name] = value;
        }

        return values;
    }
}
