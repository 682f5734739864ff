using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Rectangles painted over with ImageNet's mean colour, which is 0 after normalisation.</summary>
internal static class Erasure
{
    internal static Tensor Apply(Tensor images, IReadOnlyList<Change> changes, Normalisation? normalised = null)
    {
        if (changes.All(change => change.Erased is null)) return images;
        var (height, width) = (images.shape[2], images.shape[3]);
        var (rows, columns) = (new float[changes.Count * 2], new float[changes.Count * 2]);
        for (var i = 0; i < changes.Count; i++)
        {
            var box = changes[i].Erased ?? default;
            (rows[2 * i], rows[(2 * i) + 1]) = Edges(box.Top, box.Height, height);
            (columns[2 * i], columns[(2 * i) + 1]) = Edges(box.Left, box.Width, width);
        }
        var inside = Within(rows, height, images.device).unsqueeze(2).logical_and(Within(columns, width, images.device).unsqueeze(1)).unsqueeze(1);
        var (red, green, blue) = Normalisation.ImageNet.Mean;
        var paint = tensor(new[] { red, green, blue }, [1, 3, 1, 1], device: images.device);
        return where(inside, normalised?.Apply(paint) ?? paint, images);
    }

    private static (float First, float End) Edges(double start, double length, long size)
    {
        var first = Math.Round(start * size);
        return ((float)first, (float)(first + Math.Round(length * size)));
    }

    /// <summary>[N, size]: whether a row or column lies between the edges.</summary>
    private static Tensor Within(float[] edges, long size, Device device)
    {
        var pairs = tensor(edges, [edges.Length / 2, 2], device: device);
        var place = arange(size, dtype: ScalarType.Float32, device: device).unsqueeze(0);
        return place.ge(pairs.narrow(1, 0, 1)).logical_and(place.lt(pairs.narrow(1, 1, 1)));
    }
}
