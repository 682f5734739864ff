using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.Random;

/// <summary>The same seed gives Python's random numbers, bit for bit; tests/peers/seeds.py has the draws.</summary>
public class SeedTests
{
    private static readonly JsonElement Written = Fixture.Of("Random", "seeds.json");

    private static readonly Dictionary<string, Func<Tensor>> Draws = new()
    {
        ["rand"] = () => rand(3),
        ["rand double"] = () => rand(2, 2, dtype: float64),
        ["randn"] = () => randn(5),
        ["randn many"] = () => randn(4, 5),
        ["randint"] = () => randint(-5, 100, [6]),
        ["randint high"] = () => randint(10, [2, 3]),
        ["randperm"] = () => randperm(10),
        ["rand_like"] = () => rand_like(zeros(3)),
        ["randn_like"] = () => randn_like(zeros(3, dtype: float64)),
        ["normal"] = () => normal(1.0, 2.0, [4]),
        ["uniform_"] = () => zeros(4).uniform_(-2, 3),
        ["normal_"] = () => zeros(4).normal_(1, 0.5),
        ["bernoulli_"] = () => zeros(12).bernoulli_(0.3),
        ["bernoulli"] = () => bernoulli(full(12, 0.7f)),
        ["exponential_"] = () => zeros(4).exponential_(2),
        ["geometric_"] = () => zeros(4).geometric_(0.4),
        ["cauchy_"] = () => zeros(4).cauchy_(1, 2),
        ["log_normal_"] = () => zeros(4).log_normal_(0, 0.5),
        ["multinomial"] = () => multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 8, replacement: true),
        ["poisson"] = () => poisson(full(5, 3f)),
        ["dropout"] = () => nn.functional.dropout(ones(12), 0.4),
        ["linear"] = () => nn.Linear(3, 2).weight,
        ["conv2d"] = () => nn.Conv2d(2, 2, 2).bias!,
        ["kaiming_normal_"] = () => nn.init.kaiming_normal_(zeros(3, 2, 2, 2), mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU),
        ["xavier_uniform_"] = () => nn.init.xavier_uniform_(zeros(3, 4), gain: 2),
        ["xavier_normal_"] = () => nn.init.xavier_normal_(zeros(3, 4)),
    };

    public static TheoryData<string> Names => new(Written.EnumerateObject().Select(draw => draw.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_Pythons_numbers(string name)
    {
        foreach (var seeded in Written.GetProperty(name).EnumerateObject())
        {
            using var scope = NewDisposeScope();
            _ = manual_seed(long.Parse(seeded.Name, System.Globalization.CultureInfo.InvariantCulture));
            var drawn = Draws[name]();
            Assert.Equal(Described.Dtype(seeded.Value), drawn.dtype);
            Assert.Equal(Described.Shape(seeded.Value), drawn.shape);
            Expect.Same($"{name} of seed {seeded.Name}", Described.Numbers(seeded.Value), Shortest(drawn), 0);
        }
    }

    // Float32 is written with its own shortest digits.
    private static double[] Shortest(Tensor drawn)
        => drawn.dtype == ScalarType.Float32 ? [.. drawn.detach().data<float>().Select(number => double.Parse(number.ToString("R", null), System.Globalization.CultureInfo.InvariantCulture))] : Described.Numbers(drawn);
}
