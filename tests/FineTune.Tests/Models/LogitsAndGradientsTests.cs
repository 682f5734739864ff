using System.Text.Json;
using FineTune.Models;
using FineTune.Models.Inception;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

/// <summary>VGG, Inception v3 and the deep ResNets beside torchvision's from the same weights.</summary>
[Trait("Speed", "Slow")]
public class LogitsAndGradientsTests
{
    public static TheoryData<string, string> Networks => Devices.Each("resnet101", "resnet152", "vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn");

    [Theory]
    [MemberData(nameof(Networks))]
    public void Logits_and_gradients_are_torchvisions(string name, string device)
    {
        using var scope = NewDisposeScope();
        // In Float32 cuDNN rounds otherwise than the CPU, where the gradients were written, and through 152 layers these come apart: there it is Float64.
        var (type, tolerance) = device == "cpu" ? (ScalarType.Float32, 1e-4) : (ScalarType.Float64, 1e-3);
        using var network = Filled.Fill(Backbones.Create(name, 10)).to(type).to(device);
        var expected = Reference.Of($"{name}.json");
        var logits = network.call(Reference.Images(2).to(type).to(device));
        Close.Assert("logits", expected.GetProperty("logits").Doubles(), logits.Doubles(), 1e-4);
        nn.functional.cross_entropy(logits, ExactHash.Labels("labels", 2, 10).to(device)).backward();
        SameGradients(expected, network, tolerance: tolerance);
    }

    /// <summary>As it is trained, BatchNorm by the batch's statistics; without dropout, whose numbers are the engine's own.</summary>
    [Theory]
    [InlineData("resnet34", ScalarType.Float64, 0)]
    [InlineData("resnet50", ScalarType.Float64, 0)]
    [InlineData("vgg11_bn", ScalarType.Float32, Rounding)]
    public void A_training_steps_logits_and_gradients_are_torchvisions(string name, ScalarType type, double least)
    {
        using var scope = NewDisposeScope();
        using var network = Filled.Fill(Backbones.Create(name, 10)).to(type);
        network.train();
        foreach (var dropout in network.modules().OfType<TorchSharp.Modules.Dropout>()) dropout.eval();
        var expected = Reference.Of($"{name}-step.json");
        var logits = network.call(Reference.Images(8).to(type));
        Close.Assert("logits", expected.GetProperty("logits").Doubles(), logits.Doubles(), 1e-4);
        nn.functional.cross_entropy(logits, ExactHash.Labels("labels", 8, 10)).backward();
        SameGradients(expected, network, least);
    }

    [Fact]
    public void Inceptions_training_step_is_torchvisions()
    {
        using var scope = NewDisposeScope();
        using var network = Filled.Fill(new InceptionV3(10, auxiliary: true)).to(ScalarType.Float64);
        network.train();
        network.HeadDropout!.eval();
        var expected = Reference.Of("inception_v3-step.json");
        SameTwoClassifiers(expected, network, ExactHash.Tensor("inception batch", [4, 3, 299, 299], 1));
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Inceptions_two_classifiers_and_their_gradients_are_torchvisions(string device)
    {
        using var scope = NewDisposeScope();
        using var network = Filled.Fill(new InceptionV3(10, auxiliary: true)).to(ScalarType.Float64).to(device);
        var expected = Reference.Of("inception_v3.json");
        SameTwoClassifiers(expected, network, ExactHash.Tensor("inception", [1, 3, 299, 299], 1).to(device));
    }

    [Fact]
    public void Inception_without_the_second_classifier_gives_the_same_logits()
    {
        using var scope = NewDisposeScope();
        using var network = Filled.Fill(Backbones.Create("inception_v3", 10));
        using var frozen = no_grad();
        var logits = network.call(ExactHash.Tensor("inception", [1, 3, 299, 299], 1));
        Close.Assert("logits", Reference.Of("inception_v3.json").GetProperty("logits").Doubles(), logits.Doubles(), 1e-4);
    }

    // Below it lie only the gradients of biases before a BatchNorm in training mode: they do nothing, so what is found is rounding.
    private const double Rounding = 0.01;

    private static void SameTwoClassifiers(JsonElement expected, InceptionV3 network, Tensor images)
    {
        var (logits, auxiliary) = network.WithAuxiliary(images.to(ScalarType.Float64));
        Close.Assert("logits", expected.GetProperty("logits").Doubles(), logits.Doubles(), 1e-4);
        Close.Assert("auxiliary logits", expected.GetProperty("auxiliary").Doubles(), auxiliary.Doubles(), 1e-4);
        var labels = ExactHash.Labels("labels", (int)images.shape[0], 10).to(images.device);
        (nn.functional.cross_entropy(logits, labels) + 0.4 * nn.functional.cross_entropy(auxiliary, labels)).backward();
        SameGradients(expected, network);
    }

    private static void SameGradients(JsonElement expected, Backbone network, double least = 0, double tolerance = 1e-4)
    {
        var gradients = expected.GetProperty("gradients");
        Assert.Equal(gradients.EnumerateObject().Count(), network.parameters().Count());
        foreach (var (name, parameter) in network.named_parameters())
            Close.Assert(name, gradients.GetProperty(name).Doubles(), Filled.Summary(parameter.grad!), tolerance, least);
    }
}
