using System.Collections.Concurrent;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter.Execution;

/// <summary>Asks the client that runs the cell for a line, and waits for it.</summary>
internal sealed class InputPrompt(Outbox outbox)
{
    private readonly BlockingCollection<string> _answers = [];

    /// <summary>The execute request that runs; null where its client cannot be asked.</summary>
    public Message? Request { get; set; }

    /// <summary>An <c>input_reply</c> came.</summary>
    public void Answer(Message reply) => _answers.Add(reply.Content.Text("value"));

    /// <exception cref="InvalidOperationException">The client cannot be asked.</exception>
    public string Ask(string prompt, bool password)
    {
        if (Request is not { } request)
        {
            throw new InvalidOperationException(
                "This cell asks for input, and nobody can give it here: the notebook runs without a person (allow_stdin is off). Set a variable instead.");
        }

        // What was typed to an earlier question that was interrupted is no answer to this one.
        while (_answers.TryTake(out _))
        {
        }

        outbox.AskForInput(request, prompt, password);
        return _answers.Take();
    }
}
