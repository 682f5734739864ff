namespace EngineTests.Surface;

/// <summary>What is left out on purpose, and so is not counted.</summary>
internal static class LeftOut
{
    private static readonly (string Start, string Why)[] Types =
    [
        ("TorchSharp.torch.jit", "TorchScript: the notebooks teach models in C#"),
        ("TorchSharp.torch.hub", "downloads are FineTune's own, with checksums"),
        ("TorchSharp.torchvision", "FineTune has its own models, transforms and readers"),
        ("TorchSharp.VisionExtensionMethods", "FineTune has its own models, transforms and readers"),
        ("TorchSharp.torchaudio", "audio"),
        ("TorchSharp.torchtext", "text corpora"),
        ("TorchSharp.torch.distributions", "distributions"),
        ("TorchSharp.torch.utils.tensorboard", "TensorBoard's event files"),
        ("TorchSharp.Utils.tensorboard", "TensorBoard's event files"),
        ("TorchSharp.Utils.Decompress", "unpacking downloads"),
        ("TorchSharp.Utils.BigEndianReader", "reading MNIST's files"),
        ("TorchSharp.Utils.CRC32C", "TensorBoard's checksums"),
        ("TorchSharp.Data.", "libtorch's MNIST and CIFAR10 readers"),
        ("TorchSharp.IProgressBar", "progress of hub's downloads"),
        ("TorchSharp.Allocate", "how TorchSharp's own native library hands arrays over"),
        ("TorchSharp.DistanceFunctionNative", "how TorchSharp's own native library calls back"),
    ];

    // The classes of torchvision.models and torch.distributions, which share their namespace with the layers.
    private static readonly HashSet<string> Modules =
    [
        .. "AlexNet DropBlock2d DropBlock3d FrozenBatchNorm2d GoogleNet InceptionV3 MobileNet MobileNetV2 MobileNetV3 ResNet ResNet.BlockFunc SqueezeExcitation VGG".Split(' '),
        .. "Bernoulli Beta Binomial Categorical Cauchy Chi2 Dirichlet ExpRelaxedCategorical Exponential FisherSnedecor Gamma Geometric Gumbel HalfCauchy HalfNormal Independent".Split(' '),
        .. "Kumaraswamy LKJCholesky Laplace LogNormal LogisticNormal LogitRelaxedBernoulli Logistic LowRankMultivariateNormal MixtureSameFamily Multinomial MultivariateNormal".Split(' '),
        .. "NegativeBinomial Normal OneHotCategorical Pareto Poisson RelaxedBernoulli RelaxedOneHotCategorical StudentT TransformedDistribution Uniform VonMises Weibull".Split(' '),
    ];

    // Parts of a type that is here otherwise.
    private static readonly (string Word, string Why)[] Members =
    [
        (".sparse", "sparse tensors"),
        (" sparse", "sparse tensors"),
        ("to_sparse", "sparse tensors"),
        ("Sparse", "sparse tensors"),
        ("coalesce", "sparse tensors"),
        ("quant", "quantised tensors"),
        ("PackedSequence", "packed sequences: libtorch's class, not an operator"),
        ("has_names", "named tensors: a prototype of PyTorch's that its authors gave up"),
        ("string[] names { get; }", "named tensors"),
        (" rename", "named tensors"),
        ("refine_names", "named tensors"),
        ("align_to", "named tensors"),
        ("align_as", "named tensors"),
        ("IList<string> dims", "named tensors"),
        ("unflatten(string dim", "named tensors"),
        ("NormalizeNuGetVersion", "the versions of TorchSharp's packages"),
    ];

    internal static bool Type(string name)
        => Types.Any(type => name.StartsWith(type.Start, StringComparison.Ordinal)) || (name.StartsWith("TorchSharp.Modules.", StringComparison.Ordinal) && Modules.Contains(name["TorchSharp.Modules.".Length..].Split('<')[0]));

    internal static bool Member(string type, string member)
        => !type.StartsWith("TorchSharp.torch.nn", StringComparison.Ordinal) && Members.Any(left => member.Contains(left.Word, StringComparison.Ordinal));
}
