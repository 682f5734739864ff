using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>From a weight file into a model.</summary>
public static class WeightLoading
{
    /// <summary>
    /// Copies a file's weights into a model: safetensors, torchvision's .pth, or TorchSharp's .dat. Strict: the names and shapes
    /// have to be the same, but for what is left out by <paramref name="except"/>.
    /// </summary>
    /// <param name="model">Any module; its dtypes are kept, so a file of Float16 fills a model of Float32.</param>
    /// <param name="file">The weight file.</param>
    /// <param name="except">Modules that keep their own weights, for example "fc".</param>
    /// <param name="strict">False: what fits is loaded, and the result says what did not.</param>
    /// <exception cref="WeightFileException">The file cannot be read, or, strict, does not fit: nothing was changed.</exception>
    public static WeightMatch LoadWeights(this nn.Module model, string file, IReadOnlyList<string>? except = null, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(model);
        var given = WeightFile.Read(file);
        try
        {
            var match = Match(model, given, except ?? []);
            if (strict && !match.IsWhole) throw new WeightFileException(file, $"it does not fit {model.GetName()}: {match}", "Choose the model that the file was made for, or leave modules out with `except`.");
            using var frozen = no_grad();
            var own = model.state_dict();
            foreach (var name in match.Loaded) _ = own[name].copy_(given[name]);
            return match;
        }
        finally
        {
            foreach (var tensor in given.Values) tensor.Dispose();
        }
    }

    private static WeightMatch Match(nn.Module model, Dictionary<string, Tensor> given, IReadOnlyList<string> except)
    {
        bool LeftOut(string name) => except.Any(module => name == module || name.StartsWith(module + ".", StringComparison.Ordinal));
        var own = model.state_dict().Where(entry => !LeftOut(entry.Key)).ToDictionary();
        var both = own.Keys.Where(given.ContainsKey).ToArray();
        bool SameShape(string name) => own[name].shape.AsSpan().SequenceEqual(given[name].shape);
        return new WeightMatch(
            [.. both.Where(SameShape)],
            [.. own.Keys.Where(name => !given.ContainsKey(name))],
            [.. given.Keys.Where(name => !own.ContainsKey(name) && !LeftOut(name))],
            [.. both.Where(name => !SameShape(name)).Select(name => $"{name} [{string.Join(", ", own[name].shape)}] against [{string.Join(", ", given[name].shape)}]")]);
    }
}
