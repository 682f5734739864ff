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
        loop.Run(300);
        Assert.InRange((double)Sampled(loop).Min() / early, 0, 1.05);
    }

    // Without scopes it goes up and down with the garbage collector: what grows, grows at its lowest too.
    private static long[] Sampled(TrainingLoop loop) => [.. Enumerable.Range(0, 10).Select(_ =>
    {
        loop.Run(10);
        return Environment.WorkingSet;
    })];
}
