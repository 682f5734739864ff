using System;
using System.Collections.Generic;
using System.Threading;

namespace TorchSharp.Door;

/// <summary>An operator of ATen, looked up once by its name and overload ("add.Tensor").</summary>
internal sealed class Operator
{
    // Names are string literals, so a look-up compares references; the table is replaced, never changed.
    private static Dictionary<string, Operator> known = new(ReferenceEqualityComparer.Instance);
    private static readonly Lock Growing = new();

    private Operator(string name, nint handle)
    {
        Name = name;
        Handle = handle;
    }

    internal string Name { get; }

    internal nint Handle { get; }

    internal static Operator Find(string name) => known.TryGetValue(name, out var op) ? op : Add(name);

    private static Operator Add(string computed)
    {
        // A name that was put together at run time is another string each time: it must not grow the table.
        var name = string.Intern(computed);
        if (known.TryGetValue(name, out var found)) return found;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var handle = Native.door_operator("aten::" + (dot < 0 ? name : name[..dot]), dot < 0 ? "" : name[(dot + 1)..]);
        if (handle == 0) throw new NotSupportedException($"This libtorch ({torch.__version__}) has no operator aten::{name}.");
        var op = new Operator(name, handle);
        lock (Growing) known = new Dictionary<string, Operator>(known, ReferenceEqualityComparer.Instance) { [name] = op };
        return op;
    }
}
