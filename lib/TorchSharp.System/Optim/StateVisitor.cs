using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Goes over what an optimiser remembers of one parameter, in the order of TorchSharp's file: each kind lists it once.</summary>
internal abstract class StateVisitor
{
    internal static readonly StateVisitor Disposing = new Disposal();

    internal virtual void Count(ref long value) { }

    internal virtual void Number(ref double value) { }

    /// <summary>A tensor that is always there.</summary>
    internal virtual void Needed(ref Tensor tensor)
    {
        Tensor? present = tensor;
        Optional(ref present);
        tensor = present!;
    }

    /// <summary>A tensor that some options or the first step bring.</summary>
    internal abstract void Optional(ref Tensor? tensor);

    private sealed class Disposal : StateVisitor
    {
        internal override void Optional(ref Tensor? tensor)
        {
            tensor?.Dispose();
            tensor = null;
        }
    }

    internal sealed class Moving(Device device) : StateVisitor
    {
        internal override void Optional(ref Tensor? tensor) => tensor = tensor?.to(device, disposeAfter: true).DetachFromDisposeScope();
    }

    internal sealed class Writing(BinaryWriter writer) : StateVisitor
    {
        internal override void Count(ref long value) => writer.Write(value);

        internal override void Number(ref double value) => writer.Write(value);

        internal override void Needed(ref Tensor tensor) => tensor.Save(writer);

        internal override void Optional(ref Tensor? tensor)
        {
            writer.Write(tensor is not null);
            tensor?.Save(writer);
        }
    }

    internal sealed class Reading(BinaryReader reader, Device device) : StateVisitor
    {
        internal override void Count(ref long value) => value = reader.ReadInt64();

        internal override void Number(ref double value) => value = reader.ReadDouble();

        internal override void Needed(ref Tensor tensor) => tensor.Load(reader);

        internal override void Optional(ref Tensor? tensor)
        {
            tensor?.Dispose();
            tensor = reader.ReadBoolean() ? TensorExtensionMethods.Load(reader).to(device, disposeAfter: true).DetachFromDisposeScope() : null;
        }
    }

    /// <summary>Takes what one state holds, to be compared with another or copied into it.</summary>
    internal sealed class Taking : StateVisitor
    {
        internal readonly Queue<object?> Values = new();

        internal override void Count(ref long value) => Values.Enqueue(value);

        internal override void Number(ref double value) => Values.Enqueue(value);

        internal override void Optional(ref Tensor? tensor) => Values.Enqueue(tensor);
    }

    internal sealed class Copying(Queue<object?> values, Device device) : StateVisitor
    {
        internal override void Count(ref long value) => value = (long)values.Dequeue()!;

        internal override void Number(ref double value) => value = (double)values.Dequeue()!;

        internal override void Optional(ref Tensor? tensor)
        {
            var source = (Tensor?)values.Dequeue();
            if (ReferenceEquals(source, tensor)) return;
            tensor?.Dispose();
            tensor = source?.to(device, copy: true).DetachFromDisposeScope();
        }
    }

    internal sealed class Comparing(Queue<object?> values) : StateVisitor
    {
        internal bool Same { get; private set; } = true;

        internal override void Count(ref long value) => Same &= value == (long)values.Dequeue()!;

        internal override void Number(ref double value) => Same &= value == (double)values.Dequeue()!;

        internal override void Optional(ref Tensor? tensor)
        {
            var other = (Tensor?)values.Dequeue();
            Same &= tensor is null ? other is null : other is not null && tensor.allclose(other);
        }
    }
}
