using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Vault.Content;

/// <summary>
/// A model's tensors by stage, a safetensors file each: a trunk that was frozen gives the same bytes again, and is stored once.
/// </summary>
internal static class StageFiles
{
    internal const string Extension = ".safetensors";

    /// <summary>What belongs to no stage.</summary>
    private const string Rest = "rest";

    /// <summary>The tensors of each stage by their names in the model, in the order in which data flows.</summary>
    internal static IReadOnlyList<(string Name, Dictionary<string, Tensor> Tensors)> Of(Backbone model)
    {
        var state = model.state_dict();
        var files = new List<(string, Dictionary<string, Tensor>)>();
        foreach (var stage in model.Stages)
        {
            var own = state.Where(entry => stage.Modules.Any(module => entry.Key.StartsWith(module.Name + ".", StringComparison.Ordinal))).ToDictionary();
            foreach (var name in own.Keys) _ = state.Remove(name);
            if (own.Count > 0) files.Add((stage.Name + Extension, own));
        }
        if (state.Count > 0) files.Add((Rest + Extension, state));
        return files;
    }

    /// <summary>Copies tensors into the model, and gives their memory back.</summary>
    /// <param name="model">Whose tensors are filled.</param>
    /// <param name="file">The name of the file that they come from.</param>
    /// <param name="given">The tensors of one file.</param>
    /// <param name="missing">Names of the model that no file has filled yet.</param>
    /// <param name="version">For messages.</param>
    /// <exception cref="VaultException">One is unknown, comes twice, or has another shape or dtype.</exception>
    internal static void Fill(IReadOnlyDictionary<string, Tensor> model, string file, Dictionary<string, Tensor> given, HashSet<string> missing, string version)
    {
        using var frozen = no_grad();
        foreach (var (name, tensor) in given)
        {
            using (tensor)
            {
                if (!missing.Remove(name)) throw Unfit(version, $"{file} holds '{Storage.SafeName.Shown(name)}', which the network doesn't have, or has had already.");
                var own = model[name];
                if (!own.shape.AsSpan().SequenceEqual(tensor.shape) || own.dtype != tensor.dtype)
                    throw Unfit(version, $"'{name}' in {file} is {tensor.dtype} [{string.Join(", ", tensor.shape)}]; the network has {own.dtype} [{string.Join(", ", own.shape)}].");
                _ = own.copy_(tensor);
            }
        }
    }

    internal static VaultException Unfit(string version, string problem)
        => new(version, problem, "The version and this library don't fit together: publish it again, or use the library that published it.");
}
