using FineTune.Tests.Models;
using FineTune.Training;

namespace FineTune.Tests.Training;

public class SchedulesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_cycle_is_PyTorchs(int number)
    {
        var expected = TrainingFixture.Of("one-cycle.json")[number];
        var steps = expected.GetProperty("steps").GetInt64();
        var rate = Schedules.OneCycle(expected.GetProperty("peak").GetDouble(), steps, expected.GetProperty("warmUp").GetDouble());
        var taken = Enumerable.Range(0, (int)steps).Select(step => rate(step)).ToArray();
        foreach (var (one, other) in expected.GetProperty("rates").Doubles().Zip(taken)) Assert.Equal(one, other, one * 1e-9);
    }

    [Fact]
    public void After_its_end_a_cycle_stays_at_its_lowest_rate()
    {
        var rate = Schedules.OneCycle(1, 10);
        Assert.Equal(1 / 25.0 / 1e4, rate(50), 1e-12);
        Assert.Equal(rate(9), rate(1000));
    }

    [Fact]
    public void A_cycle_of_one_step_has_a_rate() => Assert.True(double.IsFinite(Schedules.OneCycle(0.1, 1)(0)));

    [Fact]
    public void A_constant_rate_is_constant() => Assert.Equal(0.25, Schedules.Constant(0.25)(123));
}
