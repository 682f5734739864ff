using static TorchSharp.torch;

namespace FineTune.Onnx;

/// <summary>A GraphProto under construction: nodes in the order in which data flows, and the weights that they name.</summary>
internal sealed class OnnxGraph
{
    private const int FloatType = 1;
    private const int GraphNode = 1, GraphName = 2, GraphInitializer = 5, GraphInput = 11, GraphOutput = 12;

    private readonly ProtoWriter graph = new();
    private readonly ProtoWriter initializers = new();
    private int values;

    /// <summary>Adds a node, and gives the name of what it computes.</summary>
    internal string Node(string type, IEnumerable<string> inputs, params ReadOnlySpan<ProtoWriter> attributes)
    {
        const int input = 1, output = 2, name = 3, operatorType = 4, attribute = 5;
        var result = $"{type.ToLowerInvariant()}_{++values}";
        var node = new ProtoWriter();
        foreach (var one in inputs) _ = node.Text(input, one);
        _ = node.Text(output, result).Text(name, result).Text(operatorType, type);
        foreach (var one in attributes) _ = node.Message(attribute, one);
        _ = graph.Message(GraphNode, node);
        return result;
    }

    /// <summary>Gives a value a name of its own.</summary>
    internal string Named(string name, string value)
    {
        _ = graph.Message(GraphNode, new ProtoWriter().Text(1, value).Text(2, name).Text(3, name).Text(4, "Identity"));
        return name;
    }

    /// <summary>Adds a weight, Float32, under its name in the model.</summary>
    internal string Weight(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().to(ScalarType.Float32).contiguous();
        return Constant(name, plain.shape, plain.bytes.ToArray());
    }

    internal static ProtoWriter Numbers(string name, params ReadOnlySpan<long> values)
    {
        const int attributeName = 1, integers = 8, type = 20, integersType = 7;
        var attribute = new ProtoWriter().Text(attributeName, name);
        foreach (var value in values) _ = attribute.Number(integers, value);
        return attribute.Number(type, integersType);
    }

    internal static ProtoWriter Number(string name, long value)
    {
        const int attributeName = 1, integer = 3, type = 20, integerType = 2;
        return new ProtoWriter().Text(attributeName, name).Number(integer, value).Number(type, integerType);
    }

    internal static ProtoWriter Real(string name, float value)
    {
        const int attributeName = 1, real = 2, type = 20, realType = 1;
        return new ProtoWriter().Text(attributeName, name).Real(real, value).Number(type, realType);
    }

    /// <summary>The graph; a dimension of null may have any size.</summary>
    internal ProtoWriter Finish(string name, (string Name, long?[] Shape) input, (string Name, long?[] Shape) output)
    {
        var whole = new ProtoWriter().Text(GraphName, name).Message(GraphInput, Value(input.Name, input.Shape)).Message(GraphOutput, Value(output.Name, output.Shape));
        return whole.Append(graph).Append(initializers);
    }

    private string Constant(string name, ReadOnlySpan<long> shape, byte[] bytes)
    {
        const int dims = 1, type = 2, tensorName = 8, raw = 9;
        var tensor = new ProtoWriter();
        foreach (var n in shape) _ = tensor.Number(dims, n);
        _ = initializers.Message(GraphInitializer, tensor.Number(type, FloatType).Text(tensorName, name).Raw(raw, bytes));
        return name;
    }

    private static ProtoWriter Value(string name, long?[] shape)
    {
        const int valueName = 1, valueType = 2, tensorType = 1, elementType = 1, tensorShape = 2, dimension = 1, size = 1, symbol = 2;
        var dimensions = new ProtoWriter();
        foreach (var n in shape) _ = dimensions.Message(dimension, n is { } known ? new ProtoWriter().Number(size, known) : new ProtoWriter().Text(symbol, "N"));
        var type = new ProtoWriter().Message(tensorType, new ProtoWriter().Number(elementType, FloatType).Message(tensorShape, dimensions));
        return new ProtoWriter().Text(valueName, name).Message(valueType, type);
    }
}
