using FineTune.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>Looks inside models.</summary>
public static class Inspecting
{
    /// <summary>A table of a backbone's modules, with the shapes that one image gives: <c>model.Inspect(224, depth: 1)</c>.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="inputSize">Rows and columns of the image; null: the backbone's own <see cref="Backbone.InputSize"/>.</param>
    /// <param name="depth">How deep to look: 1 for the outermost modules only.</param>
    public static Inspection Inspect(this Backbone model, int? inputSize = null, int depth = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(model);
        var size = inputSize ?? model.InputSize;
        return model.Inspect([1, 3, size, size], depth);
    }

    /// <summary>
    /// A table of a model's modules: type, output shape, parameters, what learns, frozen BatchNorm. One batch of zeros is sent through in
    /// inference mode; the model is left as it was.
    /// </summary>
    /// <param name="model">Any module from tensor to tensor.</param>
    /// <param name="inputShape">The batch's shape, such as <c>[1, 3, 224, 224]</c>.</param>
    /// <param name="depth">How deep to look: 1 for the outermost modules only.</param>
    public static Inspection Inspect(this nn.Module<Tensor, Tensor> model, long[] inputShape, int depth = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputShape);
        var nodes = ModuleNode.Below(model).ToList();
        var shapes = Shapes(model, nodes, inputShape);
        var rows = nodes.Where(node => node.Depth <= depth).Select(node => Row(node.Path, node.Module, Shape(node, nodes, shapes)));
        return new Inspection(model.GetName(), inputShape, [.. rows, Row("(all)", model, shapes.GetValueOrDefault(model))]);
    }

    private static Dictionary<nn.Module, long[]> Shapes(nn.Module<Tensor, Tensor> model, List<ModuleNode> nodes, long[] inputShape)
    {
        var shapes = new Dictionary<nn.Module, long[]>();
        var modules = nodes.Select(node => node.Module).Prepend(model).Distinct().ToList();
        using var still = Modes.Still(model);
        var hooks = modules.OfType<nn.Module<Tensor, Tensor>>().Select(module => module.register_forward_hook((_, _, output) =>
        {
            shapes[module] = output.shape;
            return output;
        })).ToList();
        try
        {
            using var scope = NewDisposeScope();
            using var frozen = no_grad();
            var like = model.parameters().FirstOrDefault(parameter => parameter.is_floating_point());
            _ = model.call(zeros(inputShape, like?.dtype ?? ScalarType.Float32, like?.device ?? CPU));
            return shapes;
        }
        finally
        {
            foreach (var hook in hooks) hook.remove();
        }
    }

    // A container whose modules are called one by one gives what the last of them gives.
    private static long[]? Shape(ModuleNode node, List<ModuleNode> nodes, Dictionary<nn.Module, long[]> shapes)
        => shapes.TryGetValue(node.Module, out var shape) ? shape
            : nodes.LastOrDefault(inner => inner.Path.StartsWith(node.Path + ".", StringComparison.Ordinal) && shapes.ContainsKey(inner.Module)) is { } last ? shapes[last.Module]
            : null;

    private static ModuleRow Row(string path, nn.Module module, long[]? shape)
    {
        var parameters = module.parameters().ToList();
        return new ModuleRow(path, module.GetType().Name, shape, parameters.Sum(one => one.numel()), parameters.Where(one => one.requires_grad).Sum(one => one.numel()), Norms(module));
    }

    private static string Norms(nn.Module module)
    {
        if (module is BatchNorm norm) return Stage.Learns(norm) ? "updating" : "frozen";
        var norms = module.modules().OfType<BatchNorm>().ToList();
        return norms.Count == 0 ? "" : $"{norms.Count(one => !Stage.Learns(one))} of {norms.Count} frozen";
    }
}
