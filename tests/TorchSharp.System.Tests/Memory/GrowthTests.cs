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
        loop.Run(150);
        var early = Environment.WorkingSet;
        loop.Run(350);
        Assert.InRange((double)Environment.WorkingSet / early, 0, 1.05);
    }
}
