using FineTune.Models;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class PlanTests
{
    [Fact]
    public void Each_phase_trains_its_stages_at_their_rates_and_leaves_the_others_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(6, 32);
        using var model = Backbones.Create("resnet18", 3);
        var plan = new TrainingPlan(
            new("head", epochs: 2, "head") { Rate = 0.01 },
            new("layer4", epochs: 1, "layer4", "head") { Rate = 0.01, Rates = { ["layer4"] = 0.001 }, Optimizer = "adam", WarmUp = 2 });
        var trainer = new Trainer(model) { Verbose = false };
        var rates = new List<(string Phase, double[] Rates)>();
        var states = new Dictionary<string, Dictionary<string, double[]>> { [""] = Small.Weights(model) };
        trainer.Progressed += progress =>
        {
            rates.Add((progress.Phase, trainer.Optimizer!.ParamGroups.Select(group => group.LearningRate).ToArray()));
            states[progress.Phase] = Small.Weights(model);
        };
        var history = trainer.Fit(plan, set.InBatches(3), set.InBatches(6));

        Assert.Equal([(1, "head"), (3, "layer4")], history.Phases.Select(phase => (phase.FirstEpoch, phase.Name)));
        Assert.Equal(history.Phases, history.AsRun("plan").Phases);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(["head", "head", "head", "head", "layer4", "layer4"], rates.Select(entry => entry.Phase));
        Assert.Equal([0.01, 0.01], rates[0].Rates);
        // A group for weights and one for norms and biases in each stage. The warm-up begins at a tenth and keeps the ratios.
        Assert.Equal([0.001, 0.001, 0.01, 0.01], rates[4].Rates.Select(rate => Math.Round(rate / 0.1, 12)));
        Assert.Equal([0.001, 0.001, 0.01, 0.01], rates[5].Rates.Select(rate => Math.Round(rate / 0.55, 12)));
        Assert.All(Changed(states[""], states["head"]), name => Assert.StartsWith("fc.", name, StringComparison.Ordinal));
        Assert.All(Changed(states["head"], Small.Weights(model)), name => Assert.True(name.StartsWith("layer4.", StringComparison.Ordinal) || name.StartsWith("fc.", StringComparison.Ordinal), name));
        Assert.Contains("layer4.1.bn2.running_mean", Changed(states["head"], Small.Weights(model)));
    }

    [Fact]
    public void Gradual_unfreezing_goes_down_from_the_head_with_rates_that_fall_by_2_6()
    {
        using var model = Backbones.Create("resnet18", 3);
        var plan = TrainingPlan.GradualUnfreezing(model, epochs: 1, last: 4, rate: 0.01, depth: 2);
        Assert.Equal([["head"], ["head", "layer4"], ["head", "layer4", "layer3"]], plan.Phases.Select(phase => phase.Learn.ToArray()));
        Assert.Equal((6, 0.01 / 2.6 / 2.6), (plan.Epochs, plan.Phases[2].Rates["layer3"]));
        Assert.Equal(6, TrainingPlan.GradualUnfreezing(model).Phases.Count);
    }

    [Fact]
    public void A_probe_trains_the_head_and_the_tuning_everything()
    {
        using var model = Backbones.Create("resnet18", 3);
        var plan = TrainingPlan.ProbeThenTune(model, 3, 4);
        Assert.Equal(["head"], plan.Phases[0].Learn);
        Assert.Equal(model.Stages.Select(stage => stage.Name), plan.Phases[1].Learn);
        Assert.True(plan.Phases[1].Rate < plan.Phases[0].Rate);
    }

    [Fact]
    public void A_plan_that_does_not_fit_is_refused_before_it_begins()
    {
        using var set = Drawings.Make(3, 32);
        using var model = Backbones.Create("resnet18", 3);
        var before = Small.Weights(model);
        string Refused(params TrainingPhase[] phases) => Assert.Throws<ArgumentException>(() => new Trainer(model) { Verbose = false }.Fit(new TrainingPlan(phases), set.InBatches(3))).Message;
        Assert.Contains("layer9", Refused(new("good", 1, "head"), new("bad", 1, "layer9")), StringComparison.Ordinal);
        Assert.Contains("nothing learns", Refused(new TrainingPhase("empty", 1)), StringComparison.Ordinal);
        Assert.Contains("'layer4'", Refused(new TrainingPhase("rates", 1, "head") { Rates = { ["layer4"] = 0.1 } }), StringComparison.Ordinal);
        Small.AssertSame(before, model);
        using var other = new ChannelMeans();
        Assert.Contains("no backbone", Assert.Throws<InvalidOperationException>(() => new Trainer(other).Fit(TrainingPlan.HeadThenLayer4(), set.InBatches(3))).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Changed(Dictionary<string, double[]> before, Dictionary<string, double[]> after)
        => before.Where(entry => !entry.Value.AsSpan().SequenceEqual(after[entry.Key])).Select(entry => entry.Key);
}
