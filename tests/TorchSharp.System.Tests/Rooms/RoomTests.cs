using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Rooms;

/// <summary>torch.linalg, fft, special and torch's own functions beside PyTorch's; tests/peers/rooms.py has the cases.</summary>
public class RoomTests
{
    private static readonly JsonElement Written = Fixture.Of("Rooms", "rooms.json");

    private static readonly Dictionary<string, Type> Rooms = new()
    {
        ["linalg"] = typeof(linalg),
        ["fft"] = typeof(fft),
        ["special"] = typeof(special),
        ["torch"] = typeof(torch),
    };

    // Solved from factors of Factors_solve.
    private static readonly string[] Elsewhere = ["ldl_solve", "lu_solve"];

    // Their vectors are so but for a sign or a phase, which each library of linear algebra chooses.
    private static readonly string[] UpToSign = ["eig", "eigh", "svd"];

    // Not written for CUDA, or with residuals that only CUDA gives.
    private static readonly string[] OnlyOnTheCpu = ["histogram", "lstsq"];

    private static readonly Dictionary<string, JsonElement> Cases = Written.GetProperty("cases").EnumerateArray().ToDictionary(written => written.GetProperty("case").GetString()!);

    public static TheoryData<string, string> Names => Devices.EachBut(Cases.Keys, name => OnlyOnTheCpu.Contains(Cases[name].GetProperty("function").GetString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_what_PyTorch_gives(string name, string device)
    {
        using var there = Devices.On(device);
        using var scope = NewDisposeScope();
        var written = Cases[name];
        var calls = Calls(written).ToList();
        Assert.NotEmpty(calls);
        foreach (var (function, arguments) in calls)
        {
            var answers = Flat(function.Invoke(null, arguments));
            var expected = written.GetProperty("gives").EnumerateArray().ToArray();
            Assert.Equal(expected.Length, answers.Length);
            for (var i = 0; i < expected.Length; i++)
            {
                if (UpToSign.Contains(function.Name)) Expect.SameSizes($"{name} [{i}]", expected[i], answers[i]);
                else Expect.Same($"{name} [{i}]", expected[i], answers[i]);
            }
        }
    }

    [Theory]
    [InlineData("linalg")]
    [InlineData("fft")]
    [InlineData("special")]
    public void Every_function_of_the_room_has_a_case(string room)
    {
        var written = Written.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("room").GetString() == room).Select(c => c.GetProperty("function").GetString()!);
        var names = Functions(Rooms[room]).Select(function => function.Name).Where(name => name == "fft_" || !name.EndsWith('_'));
        Assert.Equal([], names.Except(written).Except(Elsewhere));
    }

    [Fact]
    public void Factors_solve()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(new double[,] { { 4, 1 }, { 1, 3 } }), tensor(new double[,] { { 1 }, { 2 } }));
        var (lu, pivots) = linalg.lu_factor(a);
        Expect.Elements(linalg.lu_solve(lu, pivots!, b), 1.0 / 11, 7.0 / 11);
        Expect.Elements(torch.lu_solve(b, lu, pivots!), 1.0 / 11, 7.0 / 11);
        var (ldl, order) = linalg.ldl_factor(a);
        Expect.Elements(linalg.ldl_solve(ldl, order!, b), 1.0 / 11, 7.0 / 11);
        var (p, l, u) = lu_unpack(lu, pivots!);
        Expect.Elements(p.matmul(l!).matmul(u!), 4, 1, 1, 3);
        var target = empty(2, 1, float64);
        using var written = linalg.lu_solve(lu, pivots!, b, @out: target);
        Expect.Elements(target, 1.0 / 11, 7.0 / 11);
    }

    private static IEnumerable<MethodInfo> Functions(Type room) => room.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => !m.IsSpecialName);

    private static IEnumerable<(MethodInfo, object?[])> Calls(JsonElement written)
    {
        var arguments = new Arguments(Written.GetProperty("inputs"));
        foreach (var function in Functions(Rooms[written.GetProperty("room").GetString()!]).Where(m => m.Name == written.GetProperty("function").GetString()))
        {
            if (arguments.For(function, written.GetProperty("args")) is { } bound) yield return (function, bound);
        }
    }

    private static Tensor[] Flat(object? answer) => answer switch
    {
        Tensor one => [one],
        IEnumerable<Tensor> list => [.. list],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).OfType<Tensor>()],
        _ => [],
    };
}
