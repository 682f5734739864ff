using System.Numerics;
using FineTune.Models.Weights.Pickle;

namespace FineTune.Models.Weights.Pth;

/// <summary>Finds the state dict in what was saved: the whole, or the one part of a checkpoint that is a dict of tensors.</summary>
internal static class StateDictChoice
{
    /// <exception cref="BadWeightsException">There is none, or there are several and no name was given.</exception>
    internal static Dictionary<string, PickleTensor> Choose(object? root, string? entry)
    {
        if (root is not PickleDict dict)
            throw new BadWeightsException($"The file holds {Describe(root)}, not a state dict.", "Save the model's state_dict() with torch.save.");
        if (entry is not null) return Named(dict, entry);
        if (Tensors(dict) is { } whole) return whole;
        var parts = dict.Pairs.Where(pair => pair is { Key: string, Value: PickleDict part } && Tensors(part) is not null).ToList();
        return parts switch
        {
            [var only] => Tensors((PickleDict)only.Value!)!,
            [] => throw new BadWeightsException($"There is no dict of tensors in the file; it holds {Listing(dict)}.", "Save the model's state_dict() with torch.save."),
            _ => throw new BadWeightsException(
                $"Several parts of the file are dicts of tensors: {string.Join(", ", parts.Select(part => $"'{part.Key}'"))}.",
                $"Name the one to read, as in PthFile.Read(path, \"{parts[0].Key}\")."),
        };
    }

    private static Dictionary<string, PickleTensor> Named(PickleDict dict, string entry)
    {
        var part = dict.Pairs.LastOrDefault(pair => pair.Key is string key && key == entry).Value;
        return part is PickleDict named && Tensors(named) is { } tensors ? tensors : throw new BadWeightsException(
            $"There is no dict of tensors named '{entry}' in the file; it holds {Listing(dict)}.", "Give the name of a part that is a dict of tensors.");
    }

    /// <summary>Null where the dict isn't one of tensors. Plain values beside them, such as an epoch, are left out.</summary>
    private static Dictionary<string, PickleTensor>? Tensors(PickleDict dict)
    {
        var tensors = new Dictionary<string, PickleTensor>(StringComparer.Ordinal);
        foreach (var (key, value) in dict.Pairs)
        {
            var tensor = value as PickleTensor ?? (value as PickleParameter)?.Data;
            if (key is string name && tensor is not null) tensors[name] = tensor;
            else if (!IsPlain(value)) return null;
        }
        return tensors.Count > 0 ? tensors : null;
    }

    private static bool IsPlain(object? value) => value is null or string or bool or long or double or BigInteger or PickleBytes;

    private static string Listing(PickleDict dict)
    {
        const int shown = 8;
        var parts = dict.Pairs.Take(shown).Select(pair => $"'{pair.Key as string ?? "?"}' ({Describe(pair.Value)})").ToList();
        if (dict.Pairs.Count > shown) parts.Add($"{dict.Pairs.Count - shown} more");
        return parts.Count > 0 ? string.Join(", ", parts) : "nothing";
    }

    private static string Describe(object? value) => value switch
    {
        null => "None",
        PickleTensor or PickleParameter => "a tensor",
        PickleDict dict => $"a dict of {dict.Pairs.Count}",
        PickleList or PickleTuple => "a list",
        string => "text",
        bool or long or double or BigInteger => "a number",
        _ => "something else",
    };
}
