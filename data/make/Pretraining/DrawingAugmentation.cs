using static TorchSharp.torch;

namespace FineTune.MakeData.Pretraining;

/// <summary>
/// Random changes of whole batches of drawings: turned, scaled, stretched, moved and mirrored before a background of a random
/// colour, with mixed colours, brightness, contrast and blur.
/// </summary>
internal sealed class DrawingAugmentation(Random random)
{
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Grey = [0.299f, 0.587f, 0.114f, 0.299f, 0.587f, 0.114f, 0.299f, 0.587f, 0.114f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    /// <summary>Normalised images for the network.</summary>
    /// <param name="drawings">[N, 64, 64, 4], Byte, straight alpha.</param>
    /// <returns>[N, 3, 64, 64], Float32, by ImageNet's mean and deviation.</returns>
    public Tensor Apply(Tensor drawings)
    {
        using var scope = NewDisposeScope();
        var rgba = drawings.permute(0, 3, 1, 2).to(float32).div(255);
        var alpha = rgba[.., 3..4];
        // Premultiplied, so that what is interpolated at an edge does not take on the colour of what is transparent.
        var premultiplied = cat([rgba[.., 0..3] * alpha, alpha], 1);
        var placed = Place(premultiplied);
        var n = drawings.shape[0];
        var onBackground = placed[.., 0..3] + ((1 - placed[.., 3..4]) * Backgrounds(n));
        var coloured = Contrast(Colours(onBackground));
        var blurred = Blur(coloured.clamp(0, 1));
        return ((blurred - tensor(Mean).view(1, 3, 1, 1)) / tensor(Deviation).view(1, 3, 1, 1)).MoveToOuterDisposeScope();
    }

    private Tensor Place(Tensor images)
    {
        var n = images.shape[0];
        var matrices = new float[n * 6];
        for (var i = 0; i < n; i++) Affine().CopyTo(matrices, i * 6);
        var grid = nn.functional.affine_grid(tensor(matrices, [n, 2, 3]), images.shape);
        return nn.functional.grid_sample(images, grid);
    }

    // From output to input: rotation ±0.5 rad, scale 0.75-1.35, aspect ±0.18 (log), shift ±0.18, mirrored or not.
    private float[] Affine()
    {
        var angle = random.NextDouble() < 0.8 ? Uniform(-0.5, 0.5) : 0;
        double scale = Uniform(0.75, 1.35), aspect = Math.Exp(Uniform(-0.18, 0.18)), mirror = random.Next(2) == 0 ? -1 : 1;
        double x = 1 / (scale * aspect), y = aspect / scale, cos = Math.Cos(angle), sin = Math.Sin(angle);
        return
        [
            (float)(mirror * cos * x), (float)(-sin * x), (float)Uniform(-0.18, 0.18),
            (float)(mirror * sin * y), (float)(cos * y), (float)Uniform(-0.18, 0.18),
        ];
    }

    private Tensor Backgrounds(long n)
    {
        var colours = new float[n * 3];
        for (var i = 0; i < n; i++)
        {
            var white = random.NextDouble() >= 0.4;
            for (var c = 0; c < 3; c++) colours[(i * 3) + c] = white ? 1 : (float)random.NextDouble();
        }
        return tensor(colours, [n, 3, 1, 1]);
    }

    private Tensor Colours(Tensor images)
    {
        var n = images.shape[0];
        var mixes = new float[n * 9];
        for (var i = 0; i < n; i++) Mix().CopyTo(mixes, i * 9);
        return tensor(mixes, [n, 3, 3]).bmm(images.flatten(2)).view(images.shape);
    }

    // Each new channel is a mean of the old ones; grey is the same mean for all three.
    private float[] Mix()
    {
        if (random.NextDouble() < 0.15) return Grey;
        var strength = random.NextDouble() < 0.8 ? Uniform(0, 0.8) : 0;
        var mix = new float[9];
        for (var row = 0; row < 3; row++)
        {
            double[] share = [-Math.Log(1 - random.NextDouble()), -Math.Log(1 - random.NextDouble()), -Math.Log(1 - random.NextDouble())];
            for (var c = 0; c < 3; c++) mix[(row * 3) + c] = (float)((strength * share[c] / share.Sum()) + (row == c ? 1 - strength : 0));
        }
        return mix;
    }

    private Tensor Contrast(Tensor images)
    {
        var n = images.shape[0];
        var brightness = Uniforms(n, 0.7, 1.2);
        var contrast = Uniforms(n, 0.6, 1.3);
        var mean = images.mean([1, 2, 3], keepdim: true);
        return (((images - mean) * contrast) + mean) * brightness;
    }

    private Tensor Blur(Tensor images)
    {
        var softened = nn.functional.avg_pool2d(images, 3, stride: 1, padding: 1, count_include_pad: false);
        var chosen = Uniforms(images.shape[0], 0, 1).lt(0.15);
        return where(chosen, softened, images);
    }

    private Tensor Uniforms(long n, double low, double high)
    {
        var values = new float[n];
        for (var i = 0; i < n; i++) values[i] = (float)Uniform(low, high);
        return tensor(values, [n, 1, 1, 1]);
    }

    private double Uniform(double low, double high) => low + (random.NextDouble() * (high - low));
}
