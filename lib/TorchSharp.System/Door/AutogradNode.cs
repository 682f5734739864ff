using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Door;

/// <summary>A node of autograd's graph whose backward pass is a C# function.</summary>
internal sealed unsafe class AutogradNode : IDisposable
{
    private readonly string name;
    private readonly Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>> backward;
    private nint handle;

    internal AutogradNode(string name, Func<IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>> backward)
    {
        this.name = name;
        this.backward = backward;
        // The graph holds on to this object until it frees the node.
        var kept = GCHandle.Alloc(this);
        nint created;
        Native.Check(Native.door_function_new(name, &Backward, &Freed, GCHandle.ToIntPtr(kept), &created), name);
        handle = created;
        Node = Native.door_function_node(handle);
    }

    /// <summary>libtorch's address of the node, which is alive in its backward pass.</summary>
    private nint Node { get; }

    internal enum Mark
    {
        Plain = 0,
        NotDifferentiable = 1,
        Dirty = 2,
    }

    internal void Connect(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> outputs, Mark[] marks)
    {
        nint[] into = Handles(inputs), from = Handles(outputs);
        fixed (nint* i = into, o = from)
        fixed (Mark* m = marks)
            Native.Check(Native.door_function_connect(handle, i, into.Length, o, m, from.Length), name);
        GC.KeepAlive(inputs);
        GC.KeepAlive(outputs);
    }

    internal void Save(IReadOnlyList<Tensor?> tensors)
    {
        var saved = Handles(tensors);
        fixed (nint* s = saved) Native.Check(Native.door_function_save(handle, s, saved.Length), name);
        GC.KeepAlive(tensors);
    }

    /// <summary>The saved tensors, null where none was given.</summary>
    internal List<Tensor> Saved(int count)
    {
        var found = new nint[count];
        fixed (nint* f = found) Native.Check(Native.door_function_saved(Node, f, count), name);
        return found.Select(tensor => Tensor.OwnOrNull(tensor)!).ToList();
    }

    /// <summary>Leaves the node to the graph.</summary>
    public void Dispose()
    {
        if (handle != 0) Native.door_function_free(handle);
        handle = 0;
    }

    private static nint[] Handles(IReadOnlyList<Tensor?> tensors) => tensors.Select(tensor => tensor is null || tensor.IsInvalid ? 0 : tensor.Handle).ToArray();

    [UnmanagedCallersOnly]
    private static int Backward(nint context, nint* gradients, int count, nint* results, int wanted, byte* message, int capacity)
    {
        try
        {
            var self = (AutogradNode)GCHandle.FromIntPtr(context).Target!;
            var given = new Tensor?[count];
            for (var i = 0; i < count; i++) given[i] = Tensor.OwnOrNull(gradients[i]);
            var found = self.backward(given);
            if (found.Count != wanted) throw new InvalidOperationException($"{found.Count} gradients for {wanted} tensors.");
            for (var i = 0; i < wanted; i++) results[i] = found[i] is { IsInvalid: false } gradient ? Native.door_tensor_share(gradient.Handle) : 0;
            GC.KeepAlive(found);
            return 0;
        }
#pragma warning disable CA1031 // No exception crosses the C boundary: its text does.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var text = Encoding.UTF8.GetBytes($"{e.GetType().Name}: {e.Message}").AsSpan();
            text[..Math.Min(text.Length, capacity - 1)].CopyTo(new Span<byte>(message, capacity));
            return 1;
        }
    }

    [UnmanagedCallersOnly]
    private static void Freed(nint context) => GCHandle.FromIntPtr(context).Free();
}
