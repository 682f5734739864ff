using System.Text.Json;
using FineTune.Models;
using FineTune.Models.Weights;
using FineTune.Vault;
using FineTune.Vault.Storage;

namespace FineTune.Onnx;

/// <summary>
/// Writes networks of the ResNet and VGG families, with the head that they have, in the ONNX format (opset 13, github.com/onnx/onnx): for
/// runtimes without TorchSharp. Input "images" [N, 3, H, W], Float32, normalised; output "logits" [N, classes], Float32; N is free.
/// </summary>
public static class OnnxFile
{
    private const int Ir = 7;
    private const int Opset = 13;

    /// <summary>Writes a network.</summary>
    /// <param name="model">Its inference mode is what is written.</param>
    /// <param name="path">Where the file goes; it appears whole or not at all.</param>
    /// <param name="height">Rows of the images.</param>
    /// <param name="width">Columns of the images.</param>
    /// <param name="metadata">Free-form text that travels in the file.</param>
    /// <exception cref="NotSupportedException">The network holds a module for which there is no operator here; it is named.</exception>
    /// <exception cref="WeightFileException">The file can't be written.</exception>
    public static void Write(Backbone model, string path, int height, int width, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (model is not (ResNet or Vgg)) throw new NotSupportedException($"{model.GetName()} can't be exported to ONNX here: networks of the ResNet and VGG families can.");
        var graph = new OnnxGraph();
        var logits = graph.Named("logits", new OnnxLayers(graph, height, width).InOrder("", model, "images"));
        var whole = graph.Finish(model.GetName(), ("images", [null, 3, height, width]), (logits, [null, Classes(model)]));
        var file = Model(whole, metadata ?? new Dictionary<string, string>());
        AtomicFile.Write(path, file.CopyTo);
    }

    /// <summary>Writes a version, its samples run and compared first; classes, preprocessing and temperature travel in the file.</summary>
    /// <param name="version">From <see cref="ModelVault.Get"/>.</param>
    /// <param name="path">Where the file goes; it appears whole or not at all.</param>
    /// <exception cref="NotSupportedException">The network can't be exported.</exception>
    /// <exception cref="VaultException">The version isn't what was published.</exception>
    public static void Write(ModelVersion version, string path)
    {
        ArgumentNullException.ThrowIfNull(version);
        using var model = version.Load();
        var manifest = version.Manifest;
        Write(model, path, manifest.Preprocessing.Height, manifest.Preprocessing.Width, new Dictionary<string, string>
        {
            ["version"] = version.ToString(),
            ["id"] = version.Id,
            ["classes"] = JsonSerializer.Serialize(manifest.Classes),
            ["preprocessing"] = System.Text.Encoding.UTF8.GetString(VaultJson.Write(manifest.Preprocessing)),
            ["temperature"] = manifest.Temperature.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    private static ProtoWriter Model(ProtoWriter graph, IReadOnlyDictionary<string, string> metadata)
    {
        const int irVersion = 1, producer = 2, producerVersion = 3, graphField = 7, opsetImport = 8, properties = 14;
        var library = typeof(OnnxFile).Assembly.GetName().Version!.ToString(3);
        var model = new ProtoWriter().Number(irVersion, Ir).Text(producer, "FineTune").Text(producerVersion, library).Message(graphField, graph)
            .Message(opsetImport, new ProtoWriter().Text(1, "").Number(2, Opset));
        foreach (var (key, value) in metadata) _ = model.Message(properties, new ProtoWriter().Text(1, key).Text(2, value));
        return model;
    }

    // The head's last layer that has a weight [classes, F].
    private static long Classes(Backbone model) => model.Head.state_dict().Values.Last(tensor => tensor.dim() == 2).shape[0];
}
