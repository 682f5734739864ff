using System.Collections;
using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Errors;

/// <summary>Operators are found by name, each once.</summary>
public class LookupTests
{
    private static readonly Type Operators = typeof(torch).Assembly.GetType("TorchSharp.Door.Operator", throwOnError: true)!;

    [Fact]
    public void An_operator_that_this_libtorch_has_not_is_named_with_the_version()
    {
        var find = Operators.GetMethod("Find", BindingFlags.NonPublic | BindingFlags.Static)!;
        var wrong = Assert.Throws<TargetInvocationException>(() => find.Invoke(null, ["no_such_operator.overload"])).InnerException;
        Assert.Equal($"This libtorch ({__version__}) has no operator aten::no_such_operator.overload.", Assert.IsType<NotSupportedException>(wrong).Message);
    }

    [Fact]
    public void A_name_that_is_put_together_at_run_time_is_kept_once()
    {
        using var scope = NewDisposeScope();
        using var convolution = nn.Conv2d(1, 1, 3, Padding.Same);
        _ = convolution.call(ones(1, 1, 4, 4));
        var before = Known();
        for (var i = 0; i < 10; i++) _ = convolution.call(ones(1, 1, 4, 4));
        Assert.Equal(before, Known());
    }

    private static int Known() => ((ICollection)Operators.GetField("known", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Count;
}
