namespace FineTune.Models.Weights.Pickle;

// Globals, calls and persistent ids: where an unpickler would execute, this one describes.
internal sealed partial class PickleMachine
{
    /// <summary>All storages that the pickle refers to, by key.</summary>
    internal Dictionary<string, PickleStorage> Storages { get; } = new(StringComparer.Ordinal);

    private bool Object(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.Global => Push(NamedByLines()),
        PickleOpcode.StackGlobal => Push(NamedByStack(PopMany(2))),
        PickleOpcode.Inst => Push(PickleCall.Apply(NamedByLines(), PopToMark())),
        PickleOpcode.Obj => Push(MarkedCall(PopToMark())),
        PickleOpcode.Reduce or PickleOpcode.NewObj => Push(Call(PopMany(2))),
        PickleOpcode.NewObjEx => Push(Call(PopMany(3))),
        PickleOpcode.Build => SetState(Pop()),
        PickleOpcode.BinPersId => Push(Seen(PickleCall.Storage(Pop()))),
        PickleOpcode.PersId => throw Outside($"The file refers to '{input.Line()}', which lies outside of it"),
        PickleOpcode.Ext1 => throw Outside($"The file wants what Python has registered as extension {input.Byte()}"),
        PickleOpcode.Ext2 => throw Outside($"The file wants what Python has registered as extension {input.UInt16()}"),
        PickleOpcode.Ext4 => throw Outside($"The file wants what Python has registered as extension {input.UInt32()}"),
        PickleOpcode.NextBuffer or PickleOpcode.ReadOnlyBuffer => throw Outside("The file wants a buffer that lies outside of it"),
        _ => false,
    };

    private static BadWeightsException Outside(string what) => new($"{what}: refused.", PickleGlobal.Remedy);

    private PickleGlobal NamedByLines() => PickleGlobal.Find(input.Line(), input.Line());

    private static PickleGlobal NamedByStack(object?[] names) => PickleGlobal.Find(Name(names[0]), Name(names[1]));

    // Callee and arguments; keyword arguments come third, and nothing that is allowed takes any.
    private static object? Call(object?[] parts) => PickleCall.Apply(parts[0], PickleCall.Items(parts[1]));

    private static object? MarkedCall(object?[] parts)
        => parts is [var callee, .. var arguments] ? PickleCall.Apply(callee, arguments) : throw Underflow();

    private bool SetState(object? state)
    {
        PickleCall.Build(Top(), state);
        return true;
    }

    private PickleStorage Seen(PickleStorage storage)
    {
        if (!Storages.TryAdd(storage.Key, storage) && (Storages[storage.Key].Dtype != storage.Dtype || Storages[storage.Key].Elements != storage.Elements))
            throw new BadWeightsException($"The pickle describes storage '{storage.Key}' in two ways.");
        return storage;
    }

    private static string Name(object? value)
        => value as string ?? throw new BadWeightsException("The pickle names a global by something that is no text.");
}
