using System.Reflection;
using static TorchSharp.torch;

namespace EngineTests.Operators;

public class CoverageTests
{
    // Tested elsewhere, by what they mean: random numbers, lifetimes, conversions, indexing; and what needs a GPU.
    private static readonly string[] Elsewhere =
    [
        "bernoulli", "binomial", "multinomial", "poisson", "with_requires_grad", "cpu", "cuda", "mps", "pin_memory", "to", "to_type", "type", "index",
        "DetachFromDisposeScope", "DetatchFromDisposeScope", "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "bool", "byte", "char", "short", "int", "long",
        "float", "double", "zeros_like", "ones_like", "empty_like", "full_like", "rand_like", "randn_like", "randint_like", "is_complex", "is_floating_point",
        "arange_out", "empty", "eye", "full", "zeros", "ones", "rand_out", "randint_out", "randn_out", "randperm_out", "new_empty", "rrelu", "istft", "to_dense",
        "cross", // takes a Scalar in TorchSharp
    ];

    [Fact]
    public void Every_operator_has_cases_in_operators_py()
    {
        var written = Fixture.Of("Operators", "operators.json").GetProperty("operators").EnumerateObject().Select(op => op.Name);
        var ours = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && !method.Name.EndsWith('_') && ReturnsTensors(method.ReturnType))
            .Select(method => method.Name).Distinct();
        var left = ours.Except(written).Except(Elsewhere).Order(StringComparer.Ordinal).ToArray();
        Assert.True(left.Length == 0, $"No case for {string.Join(", ", left)}.");
    }

    private static bool ReturnsTensors(Type type)
        => type == typeof(Tensor) || type == typeof(Tensor[]) || (type.IsGenericType && type.Name.StartsWith("ValueTuple", StringComparison.Ordinal) && type.GetGenericArguments().All(one => one == typeof(Tensor)));
}
