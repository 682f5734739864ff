using FineTune.Training;

namespace FineTune.Workers;

/// <summary>Processes on one machine or several that add up through Gloo, by libtorch's own c10d.</summary>
public sealed unsafe class GlooWorkers : IWorkers, IDisposable
{
    private nint group;

    private GlooWorkers(WorkerPlace place, nint group) => (Rank, Count, this.group) = (place.Rank, place.Count, group);

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Waits until all have come.</summary>
    /// <param name="place">Where they meet, and which of them this is.</param>
    /// <exception cref="IOException">They did not all come in time.</exception>
    /// <exception cref="NotSupportedException">The native part was not built; the message says what is needed.</exception>
    public static GlooWorkers Join(WorkerPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        nint group;
        try
        {
            Check(WorkersNative.workers_join(place.Host, place.Port, place.Address, place.Rank, place.Count, (int)place.Patience.TotalSeconds, &group), $"The {place.Count} processes did not meet at {place.Host}:{place.Port}");
        }
        catch (DllNotFoundException e)
        {
            throw new NotSupportedException("Training in several processes needs Gloo: apt-get install libgloo-dev, then run environment/setup.sh again.", e);
        }
        return new GlooWorkers(place, group);
    }

    /// <inheritdoc/>
    public void Sum(Span<float> values)
    {
        ObjectDisposedException.ThrowIf(group == 0, this);
        fixed (float* first = values) Check(WorkersNative.workers_sum(group, first, values.Length), "Another process is gone");
    }

    /// <inheritdoc/>
    public void Broadcast(Span<float> values, int from)
    {
        ObjectDisposedException.ThrowIf(group == 0, this);
        fixed (float* first = values) Check(WorkersNative.workers_broadcast(group, first, values.Length, from), "Another process is gone");
    }

    /// <summary>Leaves the others.</summary>
    public void Dispose()
    {
        if (group != 0) WorkersNative.workers_leave(group);
        group = 0;
    }

    private static void Check(int status, string what)
    {
        if (status != 0) throw new IOException($"{what}: {WorkersNative.Error}");
    }
}
