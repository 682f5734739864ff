using System.Text.Json;
using FineTune.Tests.Models;
using FineTune.Training;

namespace FineTune.Tests.Training;

public class SchedulesTests
{
    [Fact]
    public void One_cycle_is_PyTorchs()
    {
        foreach (var expected in Cases("oneCycle"))
        {
            var (peak, steps, warmUp) = (expected.GetProperty("peak").GetDouble(), expected.GetProperty("steps").GetInt64(), expected.GetProperty("warmUp").GetDouble());
            var rate = Schedules.OneCycle(peak, steps, warmUp);
            Same(expected, step => rate(step));
            var cycle = Schedule.OneCycle(warmUp);
            Same(expected, step => peak * cycle.At(step, steps));
        }
    }

    [Fact]
    public void Steps_are_PyTorchs() => All("step", expected => Schedule.Step(expected.GetProperty("every").GetInt64(), expected.GetProperty("factor").GetDouble()));

    [Fact]
    public void A_cosine_is_PyTorchs() => All("cosine", expected => Schedule.Cosine(expected.GetProperty("floor").GetDouble()));

    [Fact]
    public void A_warm_up_before_another_schedule_is_PyTorchs() => All("warmUp", expected => Schedule
        .Step(expected.GetProperty("every").GetInt64(), expected.GetProperty("factor").GetDouble())
        .WithWarmUp(expected.GetProperty("up").GetInt64(), expected.GetProperty("from").GetDouble()));

    [Fact]
    public void A_slanted_triangle_is_the_papers() => All("slantedTriangle", expected => Schedule.SlantedTriangle(expected.GetProperty("cut").GetDouble(), expected.GetProperty("ratio").GetDouble()));

    [Fact]
    public void A_plateau_is_PyTorchs()
    {
        foreach (var expected in Cases("plateau"))
        {
            double Of(string name) => expected.GetProperty(name).GetDouble();
            var plateau = new Plateau(Of("factor"), (int)Of("patience")) { Threshold = Of("threshold"), Cooldown = (int)Of("cooldown"), Floor = Of("floor") };
            var losses = expected.GetProperty("losses").Doubles();
            Same(expected, step => plateau.Multiplier(losses.Take((int)step + 1)));
        }
    }

    [Fact]
    public void After_its_end_a_cycle_stays_at_its_lowest_rate()
    {
        var rate = Schedules.OneCycle(1, 10);
        Assert.Equal(1 / 25.0 / 1e4, rate(50), 1e-12);
        Assert.Equal(rate(9), rate(1000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Very_few_steps_have_rates_too(long steps)
    {
        foreach (var schedule in new[] { Schedule.OneCycle(), Schedule.Cosine(), Schedule.SlantedTriangle(), Schedule.Step(1), Schedule.Cosine().WithWarmUp(5) })
            for (var step = 0; step < steps; step++) Assert.InRange(schedule.At(step, steps), 0, 1);
    }

    [Fact]
    public void A_constant_rate_is_constant()
    {
        Assert.Equal(0.25, Schedules.Constant(0.25)(123));
        Assert.Equal(1, Schedule.Constant.At(5, 7));
    }

    private static JsonElement.ArrayEnumerator Cases(string name) => TrainingFixture.Of("rate-schedules.json").GetProperty(name).EnumerateArray();

    private static void All(string name, Func<JsonElement, Schedule> make)
    {
        foreach (var expected in Cases(name))
        {
            var (schedule, steps) = (make(expected), expected.GetProperty("steps").GetInt64());
            Same(expected, step => schedule.At(step, steps));
        }
    }

    private static void Same(JsonElement expected, Func<long, double> rate)
    {
        var rates = expected.GetProperty("rates").Doubles();
        for (var step = 0; step < rates.Length; step++) Assert.Equal(rates[step], rate(step), Math.Max(1e-12, rates[step] * 1e-9));
    }
}
