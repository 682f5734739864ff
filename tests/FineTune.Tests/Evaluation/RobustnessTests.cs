using FineTune.Evaluation;
using FineTune.Tests.Charts;
using FineTune.Tests.Models;
using FineTune.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public class RobustnessTests
{
    public static TheoryData<string, string> Strengths => Devices.Each("blur 0.5", "blur 1.0", "blur 3.0", "contrast 0.25", "contrast 0.9");

    [Theory]
    [MemberData(nameof(Strengths))]
    public void Blur_and_contrast_are_torchvisions(string what, string device)
    {
        using var scope = NewDisposeScope();
        var (kind, strength) = (what.Split(' ')[0], what.Split(' ')[1]);
        var perturbation = kind == "blur" ? Perturbation.Blur : Perturbation.Contrast;
        var worse = perturbation.Apply(Images().to(device), double.Parse(strength, System.Globalization.CultureInfo.InvariantCulture), Unasked, new Generator(1));
        Close.Assert(kind, EvaluationFixture.Of("perturbations.json").GetProperty(kind).GetProperty(strength).Doubles(), Some(worse), 2e-6);
    }

    [Fact]
    public void The_attack_is_one_step_along_the_sign_of_PyTorchs_gradient()
    {
        using var scope = NewDisposeScope();
        var expected = EvaluationFixture.Of("perturbations.json").GetProperty("fgsm");
        var weight = ExactHash.Tensor("attacked", [4, 360], 1);
        var labels = ExactHash.Labels("attacked labels", 2, 4);
        using var asked = no_grad();
        var attacked = Perturbation.Fgsm.Apply(Images(), expected.GetProperty("strength").GetDouble(), images => nn.functional.cross_entropy(images.flatten(1).matmul(weight.t()), labels), new Generator(1));
        Close.Assert("images", expected.GetProperty("images").Doubles(), Some(attacked), 1e-6);
    }

    [Fact]
    public void Noise_has_the_deviation_that_was_asked_for()
    {
        using var scope = NewDisposeScope();
        var grey = full([4, 3, 64, 64], 0.5f);
        var noisy = Perturbation.GaussianNoise.Apply(grey, 0.1, Unasked, new Generator(7));
        Assert.Equal(0.5, noisy.mean().item<float>(), 0.003);
        Assert.Equal(0.1, noisy.std().item<float>(), 0.003);
        Assert.True(noisy.Equals(Perturbation.GaussianNoise.Apply(grey, 0.1, Unasked, new Generator(7))));
    }

    [Fact]
    public void Strength_0_changes_nothing_and_no_strength_leaves_the_range()
    {
        using var scope = NewDisposeScope();
        var images = Images();
        Tensor Sum(Tensor given) => given.sum();
        foreach (var perturbation in Perturbation.All)
        {
            Assert.Equal(0, perturbation.Strengths[0]);
            Close.Assert(perturbation.Name, images.Doubles(), perturbation.Apply(images, 0, Sum, new Generator(1)).Doubles(), 1e-6);
            var worst = perturbation.Apply(images, perturbation.Strengths[^1], Sum, new Generator(1));
            Assert.True(worst.ge(0).all().item<bool>() && worst.le(1).all().item<bool>(), perturbation.Name);
        }
        Assert.Equal(Perturbation.Brightness.Apply(images, 0.25, Sum, new Generator(1)).Doubles(), images.add(0.25).clamp(0, 1).Doubles());
    }

    /// <summary>
    /// The model says the strongest normalised channel. Half the contrast leaves the strong channel strong; without any, all images are
    /// grey and the channel with the lowest mean, blue, is said: a third. An attack of 0.6 takes from the right channel and gives to the
    /// others: no answer stays.
    /// </summary>
    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void The_curves_are_those_that_the_model_must_have(string device)
    {
        using var set = Drawings.Make(6, 8);
        using var model = new ChannelMeans().to(device);
        var batches = set.InBatches(4, device: device);
        Assert.Equal([1, 1, 1.0 / 3], Robustness.Of(Perturbation.Contrast, batches, [("means", model)], [0, 0.5, 1]).Curves[0].Accuracies);
        var attacked = Robustness.Of(Perturbation.Fgsm, batches, [("means", model), ("again", model)], [0, 0.02, 0.6]);
        Assert.Equal([1, 1, 0], attacked.Curves[0].Accuracies);
        Assert.Equal(attacked.Curves[0].Accuracies, attacked.Curves[1].Accuracies);
        var json = Plotly.Valid(attacked.Figure());
        Assert.Equal([0, 0.02, 0.6], Plotly.Numbers(json.GetProperty("data")[1].GetProperty("x")));
        Assert.Contains("means", attacked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_keep_their_mode_and_no_tensor_is_left_behind()
    {
        using var set = Drawings.Make(5, 8);
        using var model = new ChannelMeans();
        model.train();
        var before = Alive.Count();
        foreach (var perturbation in Perturbation.All) _ = Robustness.Of(perturbation, set.InBatches(2), [("means", model)]);
        Assert.InRange(Alive.Count(), 0, before);
        Assert.True(model.training);
        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
        _ = Assert.Throws<ArgumentException>(() => Robustness.Of(Perturbation.Blur, set.InBatches(2), []));
    }

    private static Tensor Images() => ExactHash.Tensor("pixels", [2, 3, 12, 10], 1 / 12.0, 0.5).clamp_(0, 1);

    private static double[] Some(Tensor images) => [.. images.Doubles().Where((_, i) => i % 7 == 0)];

    private static Tensor Unasked(Tensor images) => throw new InvalidOperationException("Only an attack asks for the loss.");
}
