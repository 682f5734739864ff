using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Operators;

/// <summary>One of C#'s forms of an operator, with everything that a case gives it: <c>x.add(y)</c>, <c>torch.add(x, y)</c> or <c>x.add_(y)</c>.</summary>
internal sealed class Call(MethodInfo method, object?[] arguments, bool isStatic)
{
    internal string Form => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";

    /// <summary>Every overload that takes these arguments.</summary>
    internal static IEnumerable<Call> OnTensor(string name, JsonElement arguments, Inputs inputs)
        => typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.Name == name)
            .Select(method => (method, bound: Binding.Of(method.GetParameters(), arguments, inputs)))
            .Where(found => found.bound is not null)
            .Select(found => new Call(found.method, found.bound!, isStatic: false));

    internal static IEnumerable<Call> OnTorch(string name, JsonElement arguments, Inputs inputs)
        => typeof(torch).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == name && method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Tensor))
            .Select(method => (method, bound: Binding.Of(method.GetParameters()[1..], arguments, inputs)))
            .Where(found => found.bound is not null)
            .Select(found => new Call(found.method, found.bound!, isStatic: true));

    /// <summary>The tensors (and truth values) that it returns.</summary>
    internal object[] On(Tensor self)
    {
        try
        {
            return Flat(isStatic ? method.Invoke(null, [self, .. arguments]) : method.Invoke(self, arguments));
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }

    private static object[] Flat(object? result) => result switch
    {
        Tensor[] list => list,
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).OfType<object>()],
        { } one => [one],
        null => [],
    };
}
