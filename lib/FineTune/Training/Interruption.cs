using System.Runtime.InteropServices;

namespace FineTune.Training;

/// <summary>Ctrl-C (SIGINT) as a request to stop after the batch that is running, while this object lives.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration signal;

    internal Interruption(CancellationToken outer)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            // A second Ctrl-C ends the process as it always does.
            context.Cancel = !source.IsCancellationRequested;
            source.Cancel();
        });
    }

    internal CancellationToken Token => source.Token;

    public void Dispose()
    {
        signal.Dispose();
        source.Dispose();
    }
}
