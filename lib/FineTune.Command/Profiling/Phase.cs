namespace FineTune.Command.Profiling;

/// <summary>What a part of a run took.</summary>
/// <param name="Name">In words.</param>
/// <param name="Seconds">On the clock.</param>
/// <param name="Images">How many images went through it, each as often as it did.</param>
internal sealed record Phase(string Name, double Seconds, int Images)
{
    public double ImagesPerSecond => Seconds > 0 ? Images / Seconds : 0;
}
