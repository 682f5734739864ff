using System.Diagnostics;

namespace FineTune.Command.Profiling;

/// <summary>Writes down what each part of a run takes.</summary>
/// <param name="synchronise">Waits until the device has done what it was asked to; null where nothing works on while the program goes on.</param>
internal sealed class PhaseClock(Action? synchronise)
{
    private readonly List<Phase> phases = [];

    public IReadOnlyList<Phase> Phases => phases;

    public void Add(string name, TimeSpan time, int images) => phases.Add(new Phase(name, time.TotalSeconds, images));

    public T Time<T>(string name, int images, Func<T> work)
    {
        var begin = Stopwatch.GetTimestamp();
        var result = work();
        synchronise?.Invoke();
        Add(name, Stopwatch.GetElapsedTime(begin), images);
        return result;
    }
}
