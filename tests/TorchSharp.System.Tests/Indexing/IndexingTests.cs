using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.Indexing;

/// <summary>Python's t[...] and t[...] = y in C#; tests/peers/indexing.py has the expressions.</summary>
public class IndexingTests
{
    private static readonly JsonElement Written = Fixture.Of("Indexing", "indexing.json");

    private static readonly Dictionary<string, Func<Names, Tensor>> Read = new()
    {
        ["x[1]"] = n => n.x[1],
        ["x[-1]"] = n => n.x[-1],
        ["x[1, 2]"] = n => n.x[1, 2],
        ["x[1, 2, 3]"] = n => n.x[1, 2, 3],
        ["x[0:1]"] = n => n.x[0..1],
        ["x[:, 1:]"] = n => n.x[.., 1..],
        ["x[:, :-1]"] = n => n.x[.., ..^1],
        ["x[:, -2:]"] = n => n.x[.., ^2..],
        ["x[:, 1:3, 0]"] = n => n.x[.., 1..3, 0],
        ["x[..., 0]"] = n => n.x[Ellipsis, 0],
        ["x[..., 1:3]"] = n => n.x[Ellipsis, 1..3],
        ["x[0, ...]"] = n => n.x[0, Ellipsis],
        ["x[:, ::2]"] = n => n.x[Colon, Slice(step: 2)],
        ["x[:, :, 1::2]"] = n => n.x[.., .., Slice(1, null, 2)],
        ["x[None]"] = n => n.x[None],
        ["x[:, None, 0]"] = n => n.x[.., None, 0],
        ["x[x > 11]"] = n => n.x[n.x > 11],
        ["x[:, mask]"] = n => n.x[Colon, At(n.mask)],
        ["x[:, mask, 1]"] = n => n.x[Colon, At(n.mask), 1],
        ["x[rows]"] = n => n.x[n.rows],
        ["x[rows, 0]"] = n => n.x[At(n.rows), 0],
        ["x[:, rows]"] = n => n.x[.., At(n.rows)],
        ["x[rows, rows]"] = n => n.x[n.rows, n.rows],
        ["x[:, rows, 1:3]"] = n => n.x[.., At(n.rows), 1..3],
        ["x[0, mask]"] = n => n.x[0, At(n.mask)],
        ["x[..., columns]"] = n => n.x[Ellipsis, At(n.columns)],
        ["x[rows, :, columns2]"] = n => n.x[At(n.rows), .., At(n.columns2)],
        ["x[5:]"] = n => n.x[5..],
        ["x[:, -100:2]"] = n => n.x[.., Slice(-100, 2)],
        ["x[:, 2:1]"] = n => n.x[.., (2, 1)],
        ["x[negative]"] = n => n.x[n.negative],
        ["x[grid]"] = n => n.x[n.grid],
    };

    private static readonly Dictionary<string, Action<Names>> Assigned = new()
    {
        ["x[1] = 0"] = n => n.x[1] = tensor(0f),
        ["x[1, 2, 3] = -1"] = n => n.x[1, 2, 3] = tensor(-1f),
        ["x[:, 1:] = 7"] = n => n.x[.., 1..] = tensor(7f),
        ["x[..., 0] = line"] = n => n.x[Ellipsis, 0] = n.line,
        ["x[x > 11] = -5"] = n => n.x[n.x > 11] = tensor(-5f),
        ["x[rows] = -2"] = n => n.x[n.rows] = tensor(-2f),
        ["x[:, mask] = -3"] = n => n.x[.., At(n.mask)] = tensor(-3f),
        ["x[0, rows] = line4"] = n => n.x[0, At(n.rows)] = n.line4,
        ["x[:, 0] = x[:, 1]"] = n => n.x[.., 0] = n.x[.., 1],
        ["x[None, 0] = 9"] = n => n.x[None, 0] = tensor(9f),
        ["x[rows, :, columns2] = 4"] = n => n.x[At(n.rows), .., At(n.columns2)] = tensor(4f),
    };

    private static TensorIndex None => TensorIndex.None;

    private static TensorIndex Ellipsis => TensorIndex.Ellipsis;

    private static TensorIndex Colon => TensorIndex.Colon;

    public static TheoryData<string> Expressions => new(Written.GetProperty("read").EnumerateObject().Select(one => one.Name));

    public static TheoryData<string> Assignments => new(Written.GetProperty("assigned").EnumerateObject().Select(one => one.Name));

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Reads_what_Python_reads(string expression)
    {
        using var scope = NewDisposeScope();
        Expect.Same(expression, Written.GetProperty("read").GetProperty(expression), Read[expression](new Names()));
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Only_the_result_is_left_behind(string expression)
    {
        using var scope = NewDisposeScope();
        var names = new Names();
        if (expression == "x[x > 11]") return;
        var before = Alive.Count();
        using (Read[expression](names)) Assert.Equal(before + 1, Tensor.TotalCount);
    }

    [Theory]
    [MemberData(nameof(Assignments))]
    public void Assigns_what_Python_assigns(string statement)
    {
        using var scope = NewDisposeScope();
        var names = new Names();
        Assigned[statement](names);
        Expect.Same(statement, Written.GetProperty("assigned").GetProperty(statement), names.x);
    }

    private static TensorIndex At(Tensor places) => TensorIndex.Tensor(places);

    private static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => TensorIndex.Slice(start, stop, step);
}
