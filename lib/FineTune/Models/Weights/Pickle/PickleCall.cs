using static TorchSharp.torch;

namespace FineTune.Models.Weights.Pickle;

/// <summary>What the calls of an allowed global stand for. Source: PyTorch, torch/_utils.py and torch/serialization.py.</summary>
internal static class PickleCall
{
    internal static object? Apply(object? callee, object?[] arguments)
    {
        if (callee is not PickleGlobal global) throw new BadWeightsException("The pickle calls something that can't be called.");
        return global.Kind switch
        {
            PickleGlobalKind.OrderedDict => OrderedDict(arguments),
            PickleGlobalKind.RebuildTensor => Tensor(arguments),
            PickleGlobalKind.RebuildParameter when arguments is [PickleTensor data, ..] => data,
            PickleGlobalKind.Parameter when arguments is [PickleTensor data, ..] => data,
            PickleGlobalKind.Parameter when arguments is [] => new PickleParameter(),
            PickleGlobalKind.Size when arguments is [PickleTuple sizes] => sizes,
            _ => throw new BadWeightsException($"The pickle calls {global.Name} with arguments that it doesn't take."),
        };
    }

    internal static void Build(object? target, object? state)
    {
        switch (target)
        {
            // An OrderedDict's attributes: a state dict's _metadata, of which nothing is needed here.
            case PickleDict: return;
            case PickleParameter parameter when state is PickleTuple { Items: [PickleTensor data, ..] }: parameter.Data = data; return;
            default: throw new BadWeightsException("The pickle sets the state of something that has none.");
        }
    }

    internal static object?[] Items(object? arguments)
        => arguments is PickleTuple tuple ? tuple.Items : throw new BadWeightsException("The pickle calls with something that is no tuple.");

    /// <summary><c>('storage', torch.FloatStorage, key, location, elements[, view])</c>.</summary>
    internal static PickleStorage Storage(object? id)
    {
        if (id is not PickleTuple { Items: ["storage", PickleGlobal { Dtype: ScalarType dtype }, string key, string, long elements, .. var view] } || elements < 0)
            throw new BadWeightsException("The pickle holds a persistent id that describes no storage.");
        return view switch
        {
            [] or [null] => new PickleStorage(key, dtype, elements),
            [PickleTuple { Items: [string, long offset, long count] }] when offset >= 0 && count >= 0 => new PickleStorage(key, dtype, elements, offset, count),
            _ => throw new BadWeightsException("The pickle describes a view of a storage that isn't (key, offset, size)."),
        };
    }

    // Old Python 2 files hold the pairs as the constructor's argument.
    private static PickleDict OrderedDict(object?[] arguments)
    {
        var dict = new PickleDict();
        if (arguments is []) return dict;
        if (arguments is not [PickleList pairs]) throw new BadWeightsException("The pickle makes an OrderedDict of something that is no list of pairs.");
        foreach (var pair in pairs.Items)
            dict.Pairs.Add(pair switch
            {
                PickleTuple { Items: [var key, var value] } => new(key, value),
                PickleList { Items: [var key, var value] } => new(key, value),
                _ => throw new BadWeightsException("The pickle makes an OrderedDict of something that is no pair."),
            });
        return dict;
    }

    // (storage, offset, size, stride), and for v2: requires_grad, backward_hooks[, metadata]. A gradient's wish isn't kept in weights.
    private static PickleTensor Tensor(object?[] arguments)
    {
        if (arguments is not [PickleStorage storage, long offset, PickleTuple size, PickleTuple stride, ..])
            throw new BadWeightsException("The pickle describes a tensor that isn't (storage, offset, size, stride).");
        if (arguments is [_, _, _, _, _, _, PickleDict { Pairs.Count: > 0 }, ..])
            throw new BadWeightsException("The file holds a conjugated or negated view.", "Save it with resolve_conj() and resolve_neg().");
        return new PickleTensor(storage, offset, Longs(size), Longs(stride));
    }

    private static long[] Longs(PickleTuple tuple)
        => [.. tuple.Items.Select(item => item as long? ?? throw new BadWeightsException("The pickle gives a tensor a size or stride that is no whole number."))];
}
