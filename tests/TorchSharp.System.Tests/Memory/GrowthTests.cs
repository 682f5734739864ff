namespace EngineTests.Memory;

/// <summary>`dotnet run -c Release --project tests/Benchmarks -- --leak` does the same for 2,000 steps.</summary>
public class GrowthTests
{
    public static TheoryData<string, bool> Loops()
    {
        var data = new TheoryData<string, bool>();
        foreach (var name in TrainingLoop.Networks)
        {
            data.Add(name, true);
            data.Add(name, false);
        }
        return data;
    }

    [Theory]
    [Trait("Speed", "Slow")]
    [MemberData(nameof(Loops))]
    public void Resident_memory_does_not_grow(string network, bool scoped)
    {
        var loop = new TrainingLoop(network, scoped);
        loop.Run(100);
        var early = Sampled(loop).Max();
        // The garbage collector of a busy machine is late now and then; what grows, grows on.
        Assert.Contains(Enumerable.Range(0, 3), _ => Later(loop) <= 1.05 * early);
    }

    private static long Later(TrainingLoop loop)
    {
        loop.Run(300);
        return Sampled(loop).Min();
    }

    // Without scopes it goes up and down with the garbage collector: what grows, grows at its lowest too.
    private static long[] Sampled(TrainingLoop loop) => [.. Enumerable.Range(0, 10).Select(_ =>
    {
        loop.Run(10);
        return Environment.WorkingSet;
    })];
}
