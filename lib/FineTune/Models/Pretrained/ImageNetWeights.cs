namespace FineTune.Models.Pretrained;

/// <summary>Weights that torchvision publishes for ImageNet's 1,000 classes, by its file names.</summary>
/// <param name="Backbone">The backbone they fit: "resnet50".</param>
/// <param name="Version">1: the original recipe; 2: trained longer and harder (IMAGENET1K_V2), more accurate on ImageNet.</param>
/// <param name="File">torchvision's file name: "resnet50-0676ba61.pth".</param>
/// <param name="Sha256">The SHA-256 of the file in hexadecimal, or as many of its first digits as are known; at least the 8 in the name.</param>
/// <param name="ResizeSize">The shorter side to resize to before the crop, for these weights.</param>
public sealed record ImageNetWeights(string Backbone, int Version, string File, string Sha256, int ResizeSize)
{
    // Source: torchvision 0.14, models/resnet.py, vgg.py and inception.py; whole hashes where they are public.
    private static readonly ImageNetWeights[] Published =
    [
        Named("resnet18", 1, "resnet18-f37072fd.pth", "f37072fd47e89c5e827621c5baffa7500819f7896bbacec160b1a16c560e07ec"),
        Named("resnet34", 1, "resnet34-b627a593.pth", "b627a593bcbe140c234610266fe4f8ae95ea42fc881d091c9b6052e6b1d0590f"),
        Named("resnet50", 1, "resnet50-0676ba61.pth", "0676ba61b6795bbe1773cffd859882e5e297624d384b6993f7c9e683e722fb8a"),
        Named("resnet50", 2, "resnet50-11ad3fa6.pth"),
        Named("resnet101", 1, "resnet101-63fe2227.pth"),
        Named("resnet101", 2, "resnet101-cd907fc2.pth"),
        Named("resnet152", 1, "resnet152-394f9c45.pth"),
        Named("resnet152", 2, "resnet152-f82ba261.pth"),
        Named("vgg11", 1, "vgg11-8a719046.pth"),
        Named("vgg11_bn", 1, "vgg11_bn-6002323d.pth"),
        Named("vgg13", 1, "vgg13-19584684.pth"),
        Named("vgg13_bn", 1, "vgg13_bn-abd245e5.pth"),
        Named("vgg16", 1, "vgg16-397923af.pth", "397923af8e79cdbb6a7127f12361acd7a2f83e06b05044ddf496e83de57a5bf0"),
        Named("vgg16_bn", 1, "vgg16_bn-6c64b313.pth"),
        Named("vgg19", 1, "vgg19-dcbb9e9d.pth"),
        Named("vgg19_bn", 1, "vgg19_bn-c79401a0.pth"),
        Named("inception_v3", 1, "inception_v3_google-0cc3c7bd.pth"),
    ];

    /// <summary>All that are known.</summary>
    public static IReadOnlyList<ImageNetWeights> All => Published;

    /// <summary>Where torchvision's servers keep the file.</summary>
    public Uri Address => new(WeightStore.Publisher, File);

    /// <summary>The weights of a backbone.</summary>
    /// <param name="backbone">For example "resnet50".</param>
    /// <param name="version">1 or 2.</param>
    /// <exception cref="ArgumentException">There are none; the message lists those that are.</exception>
    public static ImageNetWeights Of(string backbone, int version = 1)
        => Array.Find(Published, weights => weights.Version == version && string.Equals(weights.Backbone, backbone, StringComparison.OrdinalIgnoreCase))
           ?? throw new ArgumentException($"torchvision has no ImageNet weights of version {version} for '{backbone}': there are {string.Join(", ", Published.Select(one => one.Version == 1 ? one.Backbone : $"{one.Backbone} (version {one.Version})"))}.", nameof(backbone));

    private static ImageNetWeights Named(string backbone, int version, string file, string? sha256 = null)
        => new(backbone, version, file, sha256 ?? file[^12..^4], backbone.StartsWith("inception", StringComparison.Ordinal) ? 342 : version == 2 ? 232 : 256);
}
