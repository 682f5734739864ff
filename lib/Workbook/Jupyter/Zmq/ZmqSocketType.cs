namespace Workbook.Jupyter.Zmq;

/// <summary>libzmq's numbers.</summary>
internal enum ZmqSocketType
{
    Pair = 0,
    Publish = 1,
    Reply = 4,
    Router = 6,
}
