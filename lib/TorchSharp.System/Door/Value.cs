using System.Runtime.InteropServices;

namespace TorchSharp.Door;

/// <summary>One argument or result of an operator as it crosses the door (DoorValue in native/door.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct Value
{
    [FieldOffset(0)] internal Tag Tag;
    [FieldOffset(4)] internal int Count;
    [FieldOffset(8)] internal long Integer;
    [FieldOffset(8)] internal double Number;
    [FieldOffset(8)] internal void* Pointer;
}
