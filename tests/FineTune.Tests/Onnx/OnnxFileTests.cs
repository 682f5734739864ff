using FineTune.Data;
using FineTune.Models;
using FineTune.Onnx;
using FineTune.Surgery;
using FineTune.Tests.Data;
using static TorchSharp.torch;

namespace FineTune.Tests.Onnx;

public class OnnxFileTests
{
    [OnnxRuntimeFact]
    [Trait("Speed", "Slow")]
    public void Every_sample_image_gets_the_same_class_and_logits()
    {
        using var scope = NewDisposeScope();
        var folder = ImageFolder.Load(Fixtures.Clipart);
        using var set = ImageSet.Load(folder.Items, folder.Classes, Framing.Contain(64, 64));
        using var model = Backbones.Pretrained("resnet18", Path.Combine(Fixtures.Root, "data", "backbone", "resnet18-drawings.safetensors"), folder.Classes.Count);
        var images = Normalisation.ImageNet.Apply(set.Pixels.to(ScalarType.Float32).div_(255));
        TrainHead(model, images, set.Labels);
        AssertSame(model, images);
    }

    [OnnxRuntimeFact]
    [Trait("Speed", "Slow")]
    public void A_network_of_bottlenecks_and_one_with_a_head_of_several_layers_too()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var model = Backbones.Create("resnet50", 7);
        Disturb(model);
        model.Head = nn.Sequential(nn.Dropout(0.5), nn.Linear(2048, 32), nn.ReLU(), nn.Linear(32, 7));
        AssertSame(model, randn(3, 3, 72, 56));
    }

    [OnnxRuntimeFact]
    [Trait("Speed", "Slow")]
    public void A_cosine_head_too()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var model = Backbones.Create("resnet18", 9);
        Disturb(model);
        _ = model.ReplaceHead(Heads.Cosine(9));
        AssertSame(model, randn(3, 3, 64, 64));
    }

    [OnnxRuntimeFact]
    [Trait("Speed", "Slow")]
    public void A_vgg_with_a_trained_head_knows_every_sample_image_alike()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var folder = ImageFolder.Load(Fixtures.Clipart);
        using var set = ImageSet.Load(folder.Items, folder.Classes, Framing.Contain(32, 32));
        using var model = Backbones.Create("vgg11_bn", folder.Classes.Count);
        Disturb(model);
        var images = Normalisation.ImageNet.Apply(set.Pixels.to(ScalarType.Float32).div_(255));
        // Every fifth image is enough to learn from.
        TrainHead(model, images.slice(0, 0, set.Count, 5), set.Labels.slice(0, 0, set.Count, 5));
        AssertSame(model, images);
    }

    // 64 x 64 leaves 2 x 2 maps, which the adaptive pool enlarges to 7 x 7; 224 leaves 7 x 7; 299 leaves 9 x 9.
    [OnnxRuntimeFact]
    [Trait("Speed", "Slow")]
    public void A_vgg_of_an_odd_input_size_too()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        using var model = Backbones.Create("vgg11_bn", 5);
        Disturb(model);
        AssertSame(model, randn(2, 3, 64, 96));
    }

    [Fact]
    public void Another_family_or_another_module_is_refused_by_name_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        using var inception = Backbones.Create("inception_v3", 3);
        Assert.Contains("inception_v3", Assert.Throws<NotSupportedException>(() => OnnxFile.Write(inception, Path.Combine(folder.Path, "x.onnx"), 299, 299)).Message, StringComparison.Ordinal);
        using var model = Backbones.Create("resnet18", 3);
        model.Head = nn.Sequential(nn.Linear(512, 3), nn.Sigmoid());
        Assert.Contains("fc.1 is a Sigmoid", Assert.Throws<NotSupportedException>(() => OnnxFile.Write(model, Path.Combine(folder.Path, "x.onnx"), 64, 64)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static void AssertSame(Backbone model, Tensor images)
    {
        model.eval();
        using var frozen = no_grad();
        var ours = cat([.. images.split(32).Select(part => model.call(part))]);
        var theirs = OnnxRuntime.Logits(model, images);
        Assert.Equal(ours.argmax(1).data<long>().ToArray(), theirs.Select(row => (long)Array.IndexOf(row, row.Max())));
        var difference = ours.sub(tensor(theirs.SelectMany(row => row).ToArray(), ours.shape)).abs().max().item<float>();
        Assert.True(difference < 1e-3, $"{difference}");
        Assert.True(ours.std().item<float>() > 0.01, "Logits that are all alike would prove nothing.");
    }

    // Fresh statistics are those of the identity; a forgotten one would not show.
    private static void Disturb(Backbone model)
    {
        using var frozen = no_grad();
        foreach (var (name, value) in model.state_dict())
        {
            if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal)) _ = value.uniform_(-0.2, 0.2);
            if (name.EndsWith("running_var", StringComparison.Ordinal)) _ = value.uniform_(0.5, 1.5);
            if (name.StartsWith("classifier", StringComparison.Ordinal) && name.EndsWith("weight", StringComparison.Ordinal)) _ = value.mul_(3);
        }
    }

    private static void TrainHead(Backbone model, Tensor images, Tensor labels)
    {
        model.eval();
        Tensor features;
        using (no_grad()) features = cat([.. images.split(32).Select(part => model.Features(part))]);
        var head = model.ReplaceHead(9);
        var optimizer = optim.Adam(head.parameters(), 0.01);
        for (var step = 0; step < 60; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(head.call(features), labels).backward();
            _ = optimizer.step();
        }
    }
}
