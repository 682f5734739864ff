namespace FineTune.Models.Weights.Pickle;

/// <summary>A Python dict or OrderedDict: pairs in the order in which they were put in.</summary>
internal sealed class PickleDict
{
    internal List<KeyValuePair<object?, object?>> Pairs { get; } = [];
}

/// <summary>A Python list or set.</summary>
internal sealed class PickleList
{
    internal List<object?> Items { get; } = [];
}

/// <summary>A Python tuple.</summary>
internal sealed record PickleTuple(object?[] Items);

/// <summary>A Python bytes object.</summary>
internal sealed record PickleBytes(byte[] Bytes);
