using static TorchSharp.torch;

namespace EngineTests.Indexing;

/// <summary>The names in the expressions of tests/peers/indexing.py.</summary>
internal sealed class Names
{
    internal Tensor x = arange(24f).reshape(2, 3, 4);
    internal Tensor mask = tensor(new[] { true, false, true });
    internal Tensor rows = tensor(new[] { 1L, 0 });
    internal Tensor columns = tensor(new[] { 3L, 0, 0 });
    internal Tensor columns2 = tensor(new[] { 3L, 1 });
    internal Tensor negative = tensor(new[] { -1L, -2, 0 });
    internal Tensor grid = tensor(new[,] { { 0L, 1 }, { 1, 1 } });
    internal Tensor line = tensor(new[] { 1f, 2, 3 });
    internal Tensor line4 = tensor(new[] { 1f, 2, 3, 4 });
}
