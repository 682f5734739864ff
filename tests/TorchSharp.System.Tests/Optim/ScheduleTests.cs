using System.Text.Json;
using EngineTests.NN;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Rates = TorchSharp.torch.optim.lr_scheduler;

namespace EngineTests.Optim;

public class ScheduleTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<int, string> Cases()
    {
        var data = new TheoryData<int, string>();
        foreach (var (i, entry) in Reference.Read("Optim/schedules.json").Index()) data.Add(i, $"{entry.GetProperty("name")} {entry.GetProperty("options")}");
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FollowsPyTorch(int index, string name)
    {
        var entry = Reference.Read("Optim/schedules.json")[index];
        using Parameter first = new(zeros(2)), second = new(zeros(2));
        using var optimizer = Optimizer(first, second);
        var kind = entry.GetProperty("name").GetString()!;
        var scheduler = Build(kind, optimizer, entry.GetProperty("options"));
        var momenta = Reference.Doubles(entry.GetProperty("momenta"));
        foreach (var (i, rates) in entry.GetProperty("rates").EnumerateArray().Index())
        {
            Assert.True(Reference.Error(Reference.Doubles(rates), optimizer.ParamGroups.Select(group => group.LearningRate).ToList()) <= Tolerance, $"{name}: rates of step {i}");
            Assert.Equal(momenta[i], ((optim.IMomentum)optimizer.ParamGroups.First()).Momentum, Tolerance);
            if (kind == "ReduceLROnPlateau") scheduler.step(10 - (0.5 * Math.Min(i, 8)) + (0.01 * i));
            else scheduler.step();
        }
        Assert.Equal(optimizer.ParamGroups.Select(group => group.LearningRate), scheduler.get_last_lr());
    }

    [Fact]
    public void TheClosedFormGoesToAnyEpoch()
    {
        using var parameter = new Parameter(zeros(2));
        using var optimizer = optim.SGD([parameter], 0.1);
        var scheduler = Rates.StepLR(optimizer, 2, 0.5);
        scheduler.step(5);
        Assert.Equal(0.025, optimizer.ParamGroups.Single().LearningRate, 12);
    }

    [Fact]
    public void OneCycleTurnsTheFirstBetaOfAdam()
    {
        using var parameter = new Parameter(zeros(2));
        using var optimizer = optim.Adam([parameter]);
        _ = Rates.OneCycleLR(optimizer, 0.1, total_steps: 10);
        Assert.Equal((0.95, 0.999), ((optim.IBetas)optimizer.ParamGroups.Single()).Betas);
    }

    [Fact]
    public void CyclingAMomentumThatIsNotThereIsRefused()
    {
        using var parameter = new Parameter(zeros(2));
        using var optimizer = optim.Adagrad([parameter]);
        _ = Assert.Throws<ArgumentException>(() => Rates.CyclicLR(optimizer, 0.1, 0.2));
    }

    private static SGD Optimizer(Parameter first, Parameter second)
    {
        var slow = new SGD.ParamGroup { Parameters = [second], LearningRate = 0.03 };
        return optim.SGD([new SGD.ParamGroup { Parameters = [first] }, slow], 0.1, 0.9);
    }

    private static Rates.LRScheduler Build(string name, optim.Optimizer optimizer, JsonElement options)
    {
        double Number(string key, double otherwise) => options.TryGetProperty(key, out var given) ? given.GetDouble() : otherwise;
        int Whole(string key, int otherwise) => (int)Number(key, otherwise);
        string Text(string key, string otherwise) => options.TryGetProperty(key, out var given) ? given.GetString()! : otherwise;
        return name switch
        {
            "StepLR" => Rates.StepLR(optimizer, Whole("step_size", 0), Number("gamma", 0.1)),
            "MultiStepLR" => Rates.MultiStepLR(optimizer, options.GetProperty("milestones").EnumerateArray().Select(m => m.GetInt32()).ToList(), Number("gamma", 0.1)),
            "ExponentialLR" => Rates.ExponentialLR(optimizer, Number("gamma", 0.1)),
            "PolynomialLR" => Rates.PolynomialLR(optimizer, Whole("total_iters", 5), Number("power", 1)),
            "ConstantLR" => Rates.ConstantLR(optimizer, Number("factor", 0.3), Whole("total_iters", 5)),
            "LinearLR" => Rates.LinearLR(optimizer, Number("start_factor", 0.3), Number("end_factor", 1), Whole("total_iters", 5)),
            "CosineAnnealingLR" => Rates.CosineAnnealingLR(optimizer, Number("T_max", 1), Number("eta_min", 0)),
            "LambdaLR" => Rates.LambdaLR(optimizer, epoch => Math.Pow(0.95, epoch)),
            "MultiplicativeLR" => Rates.MultiplicativeLR(optimizer, epoch => 1 - (1.0 / (epoch + 2))),
            "CyclicLR" => Rates.CyclicLR(optimizer, Number("base_lr", 0), Number("max_lr", 0), Whole("step_size_up", 4), Whole("step_size_down", -1), Mode(Text("mode", "triangular")), Number("gamma", 1)),
            "OneCycleLR" => Rates.OneCycleLR(optimizer, Number("max_lr", 0), Whole("total_steps", -1), Whole("epochs", -1), Whole("steps_per_epoch", -1), Number("pct_start", 0.3),
                Text("anneal_strategy", "cos") == "cos" ? Rates.impl.OneCycleLR.AnnealStrategy.Cos : Rates.impl.OneCycleLR.AnnealStrategy.Linear,
                div_factor: Number("div_factor", 25), final_div_factor: Number("final_div_factor", 1e4), three_phase: options.TryGetProperty("three_phase", out _)),
            "ReduceLROnPlateau" => Rates.ReduceLROnPlateau(optimizer, Text("mode", "min"), Number("factor", 0.1), Whole("patience", 10), Number("threshold", 1e-4), Text("threshold_mode", "rel"), Whole("cooldown", 0), [Number("min_lr", 0)]),
            "SequentialLR" => Rates.SequentialLR(optimizer, [Rates.ConstantLR(optimizer, 0.1, 3), Rates.ExponentialLR(optimizer, 0.8), Rates.CosineAnnealingLR(optimizer, 5)], [3, 12]),
            "ChainedLR" => Rates.ChainedLR([Rates.LinearLR(optimizer, 0.5, 1, 4), Rates.ExponentialLR(optimizer, 0.9)]),
            _ => throw new ArgumentException(name),
        };
    }

    private static Rates.impl.CyclicLR.Mode Mode(string name) => name switch
    {
        "triangular" => Rates.impl.CyclicLR.Mode.Triangular,
        "triangular2" => Rates.impl.CyclicLR.Mode.Triangular2,
        _ => Rates.impl.CyclicLR.Mode.ExpRange,
    };
}
