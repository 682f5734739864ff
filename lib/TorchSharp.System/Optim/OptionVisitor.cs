using System.Collections.Generic;
using System.IO;

namespace TorchSharp.Modules;

/// <summary>Goes over the options of a group in the order of TorchSharp's file: each kind of optimiser lists them once.</summary>
internal abstract class OptionVisitor
{
    internal abstract void Number(ref double? value);

    internal abstract void Flag(ref bool? value);

    internal sealed class Writing(BinaryWriter writer) : OptionVisitor
    {
        internal override void Number(ref double? value) => writer.Write(value!.Value);

        internal override void Flag(ref bool? value) => writer.Write(value!.Value);
    }

    internal sealed class Reading(BinaryReader reader) : OptionVisitor
    {
        internal override void Number(ref double? value) => value = reader.ReadDouble();

        internal override void Flag(ref bool? value) => value = reader.ReadBoolean();
    }

    /// <summary>Takes the values of one group, to be given to another.</summary>
    internal sealed class Taking : OptionVisitor
    {
        internal readonly Queue<object?> Values = new();

        internal override void Number(ref double? value) => Values.Enqueue(value);

        internal override void Flag(ref bool? value) => Values.Enqueue(value);
    }

    /// <summary>Gives taken values: all of them, or only those that are missing.</summary>
    internal sealed class Giving(Queue<object?> values, bool onlyMissing) : OptionVisitor
    {
        internal override void Number(ref double? value) => value = Chosen(value);

        internal override void Flag(ref bool? value) => value = Chosen(value);

        private T? Chosen<T>(T? own) where T : struct
        {
            var given = (T?)values.Dequeue();
            return onlyMissing ? own ?? given : given;
        }
    }
}
