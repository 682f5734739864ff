namespace FineTune.Models.Weights.Pickle;

// Globals, calls and persistent ids: where an unpickler would execute, this one describes.
internal sealed partial class PickleMachine
{
    /// <summary>All storages that the pickle refers to, by key.</summary>
    internal Dictionary<string, PickleStorage> Storages { get; } = new(StringComparer.Ordinal);

    private bool Object(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global: return Push(PickleGlobal.Find(input.Line(), input.Line()));
            case PickleOpcode.StackGlobal:
                var names = PopMany(2);
                return Push(PickleGlobal.Find(Name(names[0]), Name(names[1])));
            case PickleOpcode.Inst:
                var global = PickleGlobal.Find(input.Line(), input.Line());
                return Push(PickleCall.Apply(global, PopToMark()));
            case PickleOpcode.Obj:
                var parts = PopToMark();
                return Push(PickleCall.Apply(parts.Length > 0 ? parts[0] : null, parts[Math.Min(1, parts.Length)..]));
            case PickleOpcode.Reduce or PickleOpcode.NewObj:
                var arguments = Pop();
                return Push(PickleCall.Apply(Pop(), PickleCall.Items(arguments)));
            case PickleOpcode.NewObjEx:
                var call = PopMany(3);
                return Push(PickleCall.Apply(call[0], PickleCall.Items(call[1])));
            case PickleOpcode.Build:
                var state = Pop();
                PickleCall.Build(Top(), state);
                return true;
            case PickleOpcode.BinPersId: return Push(Seen(PickleCall.Storage(Pop())));
            case PickleOpcode.PersId: throw new BadWeightsException("The pickle holds a persistent id in text form, which PyTorch never writes.");
            default: return false;
        }
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
