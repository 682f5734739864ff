using FineTune.Models;
using FineTune.Models.Pretrained;

namespace FineTune.Tests.Weights.Download;

public sealed class ImageNetWeightsTests
{
    [Fact]
    public void Every_backbone_has_weights_whose_hash_begins_as_the_files_name_says()
    {
        Assert.Equal(Backbones.Names.Order(), ImageNetWeights.All.Select(weights => weights.Backbone).Distinct().Order());
        Assert.All(ImageNetWeights.All, weights =>
        {
            Assert.Matches("^[a-z0-9_]+-[0-9a-f]{8}\\.pth$", weights.File);
            Assert.StartsWith(weights.File[^12..^4], weights.Sha256, StringComparison.Ordinal);
            Assert.True(weights.Sha256.Length is 8 or 64, weights.Sha256);
        });
    }

    // torchvision 0.14, Inception_V3_Weights and ResNet50_Weights: the presets' resize_size.
    [Theory]
    [InlineData("resnet50", 1, 256)]
    [InlineData("resnet50", 2, 232)]
    [InlineData("inception_v3", 1, 342)]
    [InlineData("vgg16", 1, 256)]
    public void Images_are_resized_as_for_these_weights(string backbone, int version, int size)
        => Assert.Equal(size, ImageNetWeights.Of(backbone, version).ResizeSize);

    [Fact]
    public void Unknown_weights_are_answered_with_those_that_are_known()
    {
        var wrong = Assert.Throws<ArgumentException>(() => ImageNetWeights.Of("resnet18", 2));
        Assert.Contains("no ImageNet weights of version 2 for 'resnet18': there are resnet18, resnet34, resnet50, resnet50 (version 2)", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_is_the_variables_or_the_users_cache()
    {
        var before = Environment.GetEnvironmentVariable("FINETUNE_HOME");
        try
        {
            Environment.SetEnvironmentVariable("FINETUNE_HOME", "/somewhere");
            Assert.Equal(Path.Combine("/somewhere", "weights"), WeightFolders.Own);
        }
        finally
        {
            Environment.SetEnvironmentVariable("FINETUNE_HOME", before);
        }
    }
}
