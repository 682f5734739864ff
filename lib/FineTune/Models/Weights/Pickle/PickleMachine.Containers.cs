namespace FineTune.Models.Weights.Pickle;

// Tuples, lists, sets and dicts.
internal sealed partial class PickleMachine
{
    private bool Container(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.EmptyTuple => Push(new PickleTuple([])),
        PickleOpcode.Tuple => Push(new PickleTuple(PopToMark())),
        PickleOpcode.Tuple1 => Push(new PickleTuple(PopMany(1))),
        PickleOpcode.Tuple2 => Push(new PickleTuple(PopMany(2))),
        PickleOpcode.Tuple3 => Push(new PickleTuple(PopMany(3))),
        PickleOpcode.EmptyList or PickleOpcode.EmptySet => Push(new PickleList()),
        PickleOpcode.List or PickleOpcode.FrozenSet => Push(ListOf(PopToMark())),
        PickleOpcode.Append => Extend(PopMany(1)),
        PickleOpcode.Appends or PickleOpcode.AddItems => Extend(PopToMark()),
        PickleOpcode.EmptyDict => Push(new PickleDict()),
        PickleOpcode.Dict => Push(DictOf(PopToMark())),
        PickleOpcode.SetItem => SetItems(PopMany(2)),
        PickleOpcode.SetItems => SetItems(PopToMark()),
        _ => false,
    };

    private object?[] PopMany(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--) items[i] = Pop();
        return items;
    }

    private bool Extend(object?[] items)
    {
        if (Top() is not PickleList list) throw new BadWeightsException("The pickle appends to something that is no list.");
        list.Items.AddRange(items);
        return true;
    }

    private bool SetItems(object?[] items)
    {
        if (Top() is not PickleDict dict) throw new BadWeightsException("The pickle sets an item of something that is no dict.");
        PutPairs(dict, items);
        return true;
    }

    private static PickleList ListOf(object?[] items)
    {
        var list = new PickleList();
        list.Items.AddRange(items);
        return list;
    }

    private static PickleDict DictOf(object?[] items)
    {
        var dict = new PickleDict();
        PutPairs(dict, items);
        return dict;
    }

    private static void PutPairs(PickleDict dict, object?[] items)
    {
        if (items.Length % 2 != 0) throw new BadWeightsException("The pickle has a key without a value.");
        for (var i = 0; i < items.Length; i += 2) dict.Pairs.Add(new(items[i], items[i + 1]));
    }
}
