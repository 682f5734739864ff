using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Door;

/// <summary>Turns arguments into what crosses the door; their lists go to a small buffer on the caller's stack, or to the heap.</summary>
internal unsafe ref struct Scratch(byte* buffer, int size)
{
    private byte* next = buffer;
    private int left = size;
    private void* spilled;

    internal void Write(Value* value, in Arg argument)
    {
        value->Tag = argument.Tag;
        value->Count = 0;
        switch (argument.Tag)
        {
            case Tag.Tensor:
                value->Integer = Unsafe.As<Tensor>(argument.Reference!).Handle;
                break;
            case Tag.Generator:
                value->Integer = Unsafe.As<Generator>(argument.Reference!).Handle;
                break;
            case Tag.TensorList:
                WriteTensors(value, (Tensor?[])argument.Reference!);
                break;
            case Tag.IntList:
                WriteItems<long>(value, (long[])argument.Reference!);
                break;
            case Tag.DoubleList or Tag.Complex:
                WriteItems<double>(value, (double[])argument.Reference!);
                break;
            case Tag.BoolList:
                WriteItems<bool>(value, (bool[])argument.Reference!);
                break;
            case Tag.String:
                WriteItems<byte>(value, Encoding.UTF8.GetBytes((string)argument.Reference!));
                break;
            default:
                value->Integer = argument.Bits;
                break;
        }
    }

    /// <summary>Gives back what did not fit the buffer.</summary>
    internal void Free()
    {
        while (spilled is not null)
        {
            var previous = *(void**)spilled;
            NativeMemory.Free(spilled);
            spilled = previous;
        }
    }

    private void WriteItems<T>(Value* value, ReadOnlySpan<T> items) where T : unmanaged
    {
        value->Count = items.Length;
        value->Pointer = Take(items.Length * sizeof(T));
        items.CopyTo(new Span<T>(value->Pointer, items.Length));
    }

    private void WriteTensors(Value* value, Tensor?[] tensors)
    {
        value->Count = tensors.Length;
        var handles = (nint*)Take(tensors.Length * sizeof(nint));
        for (var i = 0; i < tensors.Length; i++) handles[i] = tensors[i] is { } tensor ? tensor.Handle : 0;
        value->Pointer = handles;
    }

    private void* Take(int bytes)
    {
        bytes = (bytes + 7) & ~7;
        if (bytes <= left)
        {
            var taken = next;
            next += bytes;
            left -= bytes;
            return taken;
        }
        // A chain of blocks, each beginning with the address of the one before.
        var block = (byte*)NativeMemory.Alloc((nuint)(bytes + 8));
        *(void**)block = spilled;
        spilled = block;
        return block + 8;
    }
}
