using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Door;

/// <summary>Makes the exception for a failed operator: its name, what it was given, and what libtorch said.</summary>
internal static class OperatorError
{
    private const int Listed = 6;

    /// <summary>An <see cref="ExternalException"/>, as TorchSharp throws, without the C++ frames.</summary>
    internal static ExternalException From(string op, ReadOnlySpan<Arg> arguments)
    {
        var said = Native.LastError();
        var text = new StringBuilder().Append("torch.").Append(op.Split('.')[0]).Append('(');
        var first = true;
        foreach (var argument in arguments)
        {
            if (!first) text.Append(", ");
            first = false;
            Describe(text, argument);
        }
        return new ExternalException(text.Append("): ").Append(FirstPart(said)).ToString());
    }

    private static void Describe(StringBuilder text, in Arg argument)
    {
        switch (argument.Reference)
        {
            case Tensor tensor:
                text.Append(Described(tensor));
                break;
            case Tensor?[] tensors:
                text.Append('[').AppendJoin(", ", tensors.Take(Listed).Select(Described)).Append(tensors.Length > Listed ? $" and {tensors.Length - Listed} more]" : "]");
                break;
            case long[] list:
                text.Append('[').AppendJoin(",", list).Append(']');
                break;
            case { } other:
                text.Append(other);
                break;
            default:
                text.Append(argument.Tag switch
                {
                    Tag.Double => BitConverter.Int64BitsToDouble(argument.Bits).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Tag.Bool => argument.Bits != 0 ? "true" : "false",
                    Tag.None => "none",
                    _ => argument.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
                });
                break;
        }
    }

    private static string Described(Tensor? tensor)
        => tensor is null ? "none" : tensor.IsInvalid ? "disposed tensor" : $"{tensor.dtype}[{string.Join(",", tensor.shape)}]";

    // libtorch adds "Exception raised from ..." and the frames of its own stack.
    private static string FirstPart(string said)
    {
        var frames = said.IndexOf("Exception raised from", StringComparison.Ordinal);
        return (frames > 0 ? said[..frames] : said).Trim();
    }
}
