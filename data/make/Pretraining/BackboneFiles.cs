using System.Globalization;
using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.MakeData.Pretraining;

/// <summary>The files that a pretraining leaves. Half precision halves them; transfer accuracy is the same (data/README.md).</summary>
internal static class BackboneFiles
{
    internal static void WriteTrunk(PretrainingNetwork network, string output, long steps, int seed)
    {
        using var scope = NewDisposeScope();
        Write(output, network.Trunk.state_dict().ToDictionary(entry => entry.Key, entry => Half(entry.Value)), new Dictionary<string, string>
        {
            ["architecture"] = "resnet18 without fc",
            ["made-by"] = string.Create(CultureInfo.InvariantCulture, $"make-data backbone, {steps} steps, seed {seed}"),
            ["input"] = "[N, 3, 64, 64], ImageNet mean and deviation",
        });
    }

    /// <summary>resnet18-drawings.safetensors gets a resnet18-drawings-heads.safetensors beside it, with the names of the classes in its metadata, a line each.</summary>
    internal static void WriteHeads(PretrainingNetwork network, string source, string output)
    {
        using var scope = NewDisposeScope();
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(output))!, Path.GetFileNameWithoutExtension(output) + "-heads.safetensors");
        var weights = network.Heads.SelectMany(head => head.Value.state_dict().Select(entry => ($"{head.Key}.{entry.Key}", Half(entry.Value)))).ToDictionary();
        Write(file, weights, network.Heads.Keys.ToDictionary(table => table, table => string.Join('\n', SourceSet.Names(source, table))));
    }

    private static Tensor Half(Tensor value) => value.is_floating_point() ? value.detach().to(float16) : value;

    private static void Write(string file, Dictionary<string, Tensor> weights, Dictionary<string, string> metadata)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        Safetensors.Write(file, weights, metadata);
        Console.WriteLine($"{file}: {weights.Count} tensors, {new FileInfo(file).Length / 1e6:F1} MB");
    }
}
