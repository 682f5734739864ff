using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using FineTune.Models;
using FineTune.Onnx;
using FineTune.Tests.Data;
using static TorchSharp.torch;

namespace FineTune.Tests.Onnx;

/// <summary>A test that needs onnxruntime-node, which setup.sh --with-tests installs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnnxRuntimeFactAttribute : FactAttribute
{
    /// <summary>Skips where it isn't there.</summary>
    public OnnxRuntimeFactAttribute() => Skip = Directory.Exists(Path.Combine(OnnxRuntime.Modules, "onnxruntime-node")) ? null : "onnxruntime-node isn't installed: bash environment/setup.sh --with-tests";
}

/// <summary>Runs a file in the real onnxruntime.</summary>
internal static class OnnxRuntime
{
    internal static string Modules { get; } = Path.Combine(Fixtures.Root, "artifacts", "onnxruntime", "node_modules");

    /// <summary>[N][classes] logits of images [N, 3, H, W].</summary>
    internal static float[][] Logits(Backbone model, Tensor images)
    {
        using var folder = new TemporaryFolder();
        var (file, input) = (Path.Combine(folder.Path, "model.onnx"), Path.Combine(folder.Path, "images.bin"));
        var shape = images.shape;
        OnnxFile.Write(model, file, (int)shape[2], (int)shape[3]);
        File.WriteAllBytes(input, MemoryMarshal.AsBytes<float>(images.data<float>().ToArray()));
        var script = Path.Combine(Fixtures.Root, "tests", "FineTune.Tests", "Onnx", "run.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, Modules, file, input, $"{shape[0]}", $"{shape[2]}", $"{shape[3]}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors.Result);
        return JsonSerializer.Deserialize<float[][]>(output)!;
    }
}
