using System.Buffers.Binary;
using System.IO.Compression;

namespace FineTune.MakeData;

/// <summary>One grey image of an IDX file, bright on black.</summary>
/// <param name="Index">Its place in the file, from 0.</param>
/// <param name="Label">Its class.</param>
internal sealed record IdxImage(int Index, int Label, int Width, int Height, byte[] Grey);

/// <summary>Images and labels as the MNIST family stores them (http://yann.lecun.com/exdb/mnist), gzipped.</summary>
internal sealed class IdxFile(IReadOnlyList<IdxImage> images)
{
    private const int ImageMagic = 0x803, LabelMagic = 0x801;

    internal static IdxFile Read(string imageFile, string labelFile)
    {
        var (images, labels) = (Unzip(imageFile, ImageMagic), Unzip(labelFile, LabelMagic));
        var (count, height, width) = (Number(images, 4), Number(images, 8), Number(images, 12));
        if (Number(labels, 4) != count) throw new MakeException($"{imageFile} has {count} images and {labelFile} {Number(labels, 4)} labels.");
        return new IdxFile([.. Enumerable.Range(0, count).Select(i =>
            new IdxImage(i, labels[8 + i], width, height, images.AsSpan(16 + (i * width * height), width * height).ToArray()))]);
    }

    /// <summary>The first images of a class.</summary>
    internal IReadOnlyList<IdxImage> Of(int label, int most) => [.. images.Where(image => image.Label == label).Take(most)];

    private static byte[] Unzip(string file, int magic)
    {
        if (!File.Exists(file)) throw new MakeException($"{file} is not there. Install it: apt-get install dataset-fashion-mnist");
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        var result = bytes.ToArray();
        return Number(result, 0) == magic ? result : throw new MakeException($"{file} is not the IDX file it should be.");
    }

    private static int Number(byte[] bytes, int offset) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset));
}
