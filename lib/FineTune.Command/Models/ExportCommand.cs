using System.CommandLine;
using FineTune.Models.Weights;
using FineTune.Onnx;

namespace FineTune.Command.Models;

/// <summary><c>finetune export</c></summary>
internal static class ExportCommand
{
    public static System.CommandLine.Command Create()
    {
        var version = new Argument<string>("version") { Description = "MODEL, MODEL@NUMBER or MODEL@TAG." };
        var file = new Argument<string>("file") { Description = "Ends in .onnx or in .safetensors." };
        var command = new System.CommandLine.Command("export", "Writes a version for other programs.") { version, file };
        Desk.Action(command, (parsed, desk) =>
        {
            var (loaded, path) = (desk.Get(parsed.GetRequiredValue(version)), parsed.GetRequiredValue(file));
            switch (Path.GetExtension(path).ToLowerInvariant())
            {
                case ".onnx": OnnxFile.Write(loaded, path); break;
                case ".safetensors":
                    using (var model = loaded.Load())
                        Safetensors.Write(path, model.state_dict(), new Dictionary<string, string> { ["version"] = loaded.ToString(), ["id"] = loaded.Id, ["classes"] = string.Join('\n', loaded.Manifest.Classes) });
                    break;
                default: throw new UsageException($"{path}: write to a file that ends in .onnx or .safetensors.");
            }
            desk.Output.WriteLine($"{loaded} is written to {path} ({new FileInfo(path).Length / 1e6:0.0} MB)");
        });
        return command;
    }
}
