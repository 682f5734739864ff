namespace FineTune.Models.Weights.Pickle;

/// <summary>The pickle machine's opcodes, protocols 0 to 5. Source: CPython, Lib/pickletools.py.</summary>
internal enum PickleOpcode : byte
{
    Mark = (byte)'(', Stop = (byte)'.', Pop = (byte)'0', PopMark = (byte)'1', Dup = (byte)'2',
    Proto = 0x80, Frame = 0x95,

    None = (byte)'N', NewTrue = 0x88, NewFalse = 0x89,
    Int = (byte)'I', BinInt = (byte)'J', BinInt1 = (byte)'K', BinInt2 = (byte)'M',
    Long = (byte)'L', Long1 = 0x8a, Long4 = 0x8b,
    Float = (byte)'F', BinFloat = (byte)'G',
    String = (byte)'S', BinString = (byte)'T', ShortBinString = (byte)'U',
    Unicode = (byte)'V', BinUnicode = (byte)'X', ShortBinUnicode = 0x8c, BinUnicode8 = 0x8d,
    BinBytes = (byte)'B', ShortBinBytes = (byte)'C', BinBytes8 = 0x8e, ByteArray8 = 0x96,

    EmptyTuple = (byte)')', Tuple = (byte)'t', Tuple1 = 0x85, Tuple2 = 0x86, Tuple3 = 0x87,
    EmptyList = (byte)']', List = (byte)'l', Append = (byte)'a', Appends = (byte)'e',
    EmptyDict = (byte)'}', Dict = (byte)'d', SetItem = (byte)'s', SetItems = (byte)'u',
    EmptySet = 0x8f, FrozenSet = 0x91, AddItems = 0x90,

    Get = (byte)'g', BinGet = (byte)'h', LongBinGet = (byte)'j',
    Put = (byte)'p', BinPut = (byte)'q', LongBinPut = (byte)'r', Memoize = 0x94,

    Global = (byte)'c', StackGlobal = 0x93, Inst = (byte)'i', Obj = (byte)'o',
    Reduce = (byte)'R', NewObj = 0x81, NewObjEx = 0x92, Build = (byte)'b',
    BinPersId = (byte)'Q', PersId = (byte)'P',
    Ext1 = 0x82, Ext2 = 0x83, Ext4 = 0x84, NextBuffer = 0x97, ReadOnlyBuffer = 0x98,
}
