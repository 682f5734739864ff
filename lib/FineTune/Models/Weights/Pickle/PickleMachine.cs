namespace FineTune.Models.Weights.Pickle;

/// <summary>
/// Parses a pickle into plain data. It knows the machine's opcodes, but it has nothing to execute with: a global is
/// looked up in <see cref="PickleGlobal"/>'s list, and a call only ever puts together a tensor's description.
/// </summary>
internal sealed partial class PickleMachine(PickleInput input)
{
    // Some 40 instructions a tensor: enough for 100,000 tensors. It bounds the memory that a hostile file can take.
    private const int MaxInstructions = 4_000_000;

    private const int NewestProtocol = 5;

    private readonly List<object?> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<long, object?> memo = [];

    /// <summary>Reads one pickle, up to its STOP.</summary>
    /// <exception cref="BadWeightsException">It is damaged, or names something that isn't allowed.</exception>
    internal object? Load()
    {
        for (var i = 0; i < MaxInstructions; i++)
        {
            var opcode = (PickleOpcode)input.Byte();
            if (opcode == PickleOpcode.Stop) return Result();
            if (!(Control(opcode) || Scalar(opcode) || Text(opcode) || Container(opcode) || Remembered(opcode) || Object(opcode)))
                throw new BadWeightsException($"The pickle holds the opcode 0x{(byte)opcode:x2}, which isn't read here.");
        }
        throw new BadWeightsException($"The pickle has more than {MaxInstructions} instructions.", "Save only the model's state_dict().");
    }

    private object? Result()
    {
        if (stack.Count != 1 || marks.Count != 0) throw new BadWeightsException("The pickle stops in the middle of something.");
        return stack[0];
    }

    private bool Control(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto:
                var protocol = input.Byte();
                if (protocol > NewestProtocol) throw new BadWeightsException($"The pickle has protocol {protocol}; the newest known is {NewestProtocol}.");
                return true;
            case PickleOpcode.Frame: input.Require(input.Int64(), "frame"); return true;
            case PickleOpcode.Mark: marks.Add(stack.Count); return true;
            case PickleOpcode.Pop: _ = Pop(); return true;
            case PickleOpcode.PopMark: _ = PopToMark(); return true;
            case PickleOpcode.Dup: return Push(Top());
            default: return false;
        }
    }

    private bool Remembered(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Get: return Push(Recall(DecimalLine()));
            case PickleOpcode.BinGet: return Push(Recall(input.Byte()));
            case PickleOpcode.LongBinGet: return Push(Recall(input.UInt32()));
            case PickleOpcode.Put: memo[DecimalLine()] = Top(); return true;
            case PickleOpcode.BinPut: memo[input.Byte()] = Top(); return true;
            case PickleOpcode.LongBinPut: memo[input.UInt32()] = Top(); return true;
            case PickleOpcode.Memoize: memo[memo.Count] = Top(); return true;
            default: return false;
        }
    }

    private object? Recall(long index)
        => memo.TryGetValue(index, out var value) ? value : throw new BadWeightsException($"The pickle refers to its memo {index}, where nothing was put.");

    private bool Push(object? value)
    {
        stack.Add(value);
        return true;
    }

    private object? Top() => stack.Count > Floor() ? stack[^1] : throw Underflow();

    private object? Pop()
    {
        var top = Top();
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private object?[] PopToMark()
    {
        if (marks.Count == 0) throw Underflow();
        var from = Floor();
        var items = stack.GetRange(from, stack.Count - from).ToArray();
        stack.RemoveRange(from, items.Length);
        marks.RemoveAt(marks.Count - 1);
        return items;
    }

    // What lies below the last mark belongs to someone else.
    private int Floor() => marks.Count > 0 ? marks[^1] : 0;

    private static BadWeightsException Underflow() => new("The pickle takes more from its stack than it put there.");
}
