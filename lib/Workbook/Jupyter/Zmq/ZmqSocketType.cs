namespace Workbook.Jupyter.Zmq;

/// <summary>libzmq's numbers.</summary>
internal enum ZmqSocketType
{
    Pair = 0,
    Reply = 4,
    Router = 6,
    PublishToKnown = 9,
}
