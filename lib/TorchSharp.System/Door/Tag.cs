namespace TorchSharp.Door;

/// <summary>What a <see cref="Value"/> carries; the same numbers as DoorTag in native/door.h.</summary>
internal enum Tag
{
    None = 0,
    Tensor = 1,
    Int = 2,
    Double = 3,
    Bool = 4,
    IntList = 5,
    TensorList = 6,
    DoubleList = 7,
    String = 8,
    Complex = 9,
    Device = 10,
    Generator = 11,
    BoolList = 12,
}
