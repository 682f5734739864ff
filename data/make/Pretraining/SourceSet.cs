using System.Globalization;
using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.MakeData.Pretraining;

/// <summary>The images of `make-data source-images`: RGBA drawings of 64x64 pixels with up to three labels each.</summary>
internal sealed class SourceSet
{
    private const int Side = 64;

    private SourceSet(Tensor pixels, long[] concepts, long[] subcategories, long[] categories, double[] weights)
        => (Pixels, Concepts, Subcategories, Categories, Weights) = (pixels, concepts, subcategories, categories, weights);

    /// <summary>[N, 64, 64, 4], Byte, straight alpha.</summary>
    public Tensor Pixels { get; }

    /// <summary>[N], -1 for clip art.</summary>
    public long[] Concepts { get; }

    /// <summary>[N], -1 for clip art.</summary>
    public long[] Subcategories { get; }

    /// <summary>[N], -1 for emoji.</summary>
    public long[] Categories { get; }

    /// <summary>How often an image is drawn, among emoji or among clip art.</summary>
    public double[] Weights { get; }

    public static SourceSet Read(string folder)
    {
        var half = Rows(folder, "subcategories.csv").Select(row => row[3] == "1").ToArray();
        var sizes = Rows(folder, "categories.csv").Select(row => Number(row[2])).ToArray();
        var items = Rows(folder, "items.csv").ToArray();
        long[] Column(int column) => items.Select(row => row[column].Length == 0 ? -1 : Number(row[column])).ToArray();
        long[] concepts = Column(3), subcategories = Column(4), categories = Column(5);
        var weights = items.Select((_, i) => categories[i] < 0 ? (half[subcategories[i]] ? 0.5 : 1) : 1 / Math.Sqrt(sizes[categories[i]])).ToArray();
        return new SourceSet(Load(Path.Combine(folder, "pixels.bin"), items.Length), concepts, subcategories, categories, weights);
    }

    /// <summary>The names of one table's rows (concepts, subcategories, categories), by their numbers.</summary>
    public static IReadOnlyList<string> Names(string folder, string table) => [.. Rows(folder, table + ".csv").Select(row => row[1])];

    private static Tensor Load(string file, long count)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length != count * Side * Side * 4) throw new MakeException($"{file} has {bytes.Length} bytes; {count} images of {Side}x{Side} RGBA have {count * Side * Side * 4}. Run `make-data source-images` again.");
        return tensor(bytes, [count, Side, Side, 4]);
    }

    private static IEnumerable<string[]> Rows(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        if (!File.Exists(file)) throw new MakeException($"{file} is missing: run `make-data source-images` first.");
        return Csv.Read(File.ReadAllText(file)).Skip(1);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
