using FineTune.Models;
using FineTune.Surgery;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Onnx;

/// <summary>
/// Turns modules into nodes, one after the other, and keeps in mind how large the feature maps are. Every operator is of opset 13.
/// </summary>
/// <param name="graph">Where the nodes go.</param>
/// <param name="rows">Rows of the image.</param>
/// <param name="columns">Columns of the image.</param>
internal sealed class OnnxLayers(OnnxGraph graph, long rows, long columns)
{
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);

    /// <summary>Adds a module and gives the name of its result.</summary>
    /// <exception cref="NotSupportedException">There is no operator for it here.</exception>
    internal string Add(string name, nn.Module module, string input) => module switch
    {
        ResidualBlock block => Residual(name, block, input),
        Conv2d convolution => Convolution(name, convolution, input),
        BatchNorm norm => Norm(name, norm, input),
        MaxPool2d pool => Pool(pool, input),
        AdaptiveAvgPool2d pool => Flat(AveragePool(name, pool.output_size, input)),
        Linear linear => graph.Node("Gemm", Weights(input, name, linear.weight, linear.bias), OnnxGraph.Number("transB", 1)),
        CosineHead head => Cosine(name, head, input),
        ReLU => graph.Node("Relu", [input]),
        // In inference it lets everything through.
        Dropout => input,
        Flatten => Flat(input),
        Chain or Sequential => InOrder(name, module, input),
        _ => throw new NotSupportedException($"{name} is a {module.GetName()}, which can't be exported to ONNX here: convolutions, BatchNorm, pools, ReLU, dropout, linear layers, cosine heads and residual blocks of them can."),
    };

    /// <summary>The children in the order in which they are listed, which is the order in which data flows.</summary>
    internal string InOrder(string name, nn.Module module, string input)
    {
        foreach (var (child, part) in module.named_children()) input = Add(name.Length == 0 ? child : $"{name}.{child}", part, input);
        return input;
    }

    private string Residual(string name, ResidualBlock block, string input)
    {
        string[] steps = block.Has("conv3") ? ["conv1", "bn1", "relu", "conv2", "bn2", "relu", "conv3", "bn3"] : ["conv1", "bn1", "relu", "conv2", "bn2"];
        var (height, width) = (rows, columns);
        var inside = steps.Aggregate(input, (value, step) => Add($"{name}.{step}", block[step], value));
        var after = (rows, columns);
        (rows, columns) = (height, width);
        var around = block.Has("downsample") ? Add($"{name}.downsample", block["downsample"], input) : input;
        (rows, columns) = after;
        return Add($"{name}.relu", block["relu"], graph.Node("Add", [inside, around]));
    }

    private string Convolution(string name, Conv2d layer, string input)
    {
        var padding = layer.padding ?? throw new NotSupportedException($"{name} pads by '{layer.padding_type}', which can't be exported to ONNX here.");
        if (layer.padding_mode != TorchSharp.PaddingModes.Zeros) throw new NotSupportedException($"{name} pads with {layer.padding_mode}, and only zeros can be exported to ONNX here.");
        rows = After(rows, layer.kernel_size[0], layer.stride[0], padding[0], layer.dilation[0]);
        columns = After(columns, layer.kernel_size[1], layer.stride[1], padding[1], layer.dilation[1]);
        return graph.Node("Conv", Weights(input, name, layer.weight, layer.bias), [.. Window(layer.kernel_size, layer.stride, padding, layer.dilation), OnnxGraph.Number("group", layer.groups)]);
    }

    private string Norm(string name, BatchNorm layer, string input)
    {
        if (!layer.affine || layer.running_mean is not { } mean || layer.running_var is not { } variance) throw new NotSupportedException($"{name} is a BatchNorm without weights or without running statistics, which can't be exported to ONNX here.");
        return graph.Node("BatchNormalization", [.. Weights(input, name, layer.weight, layer.bias), Weight($"{name}.running_mean", mean), Weight($"{name}.running_var", variance)], OnnxGraph.Real("epsilon", (float)layer.eps));
    }

    // The lengths of the classes' weights are known here; those of the features are not.
    private string Cosine(string name, CosineHead head, string input)
    {
        using var scope = NewDisposeScope();
        var weight = nn.functional.normalize(head.get_parameter("weight")!).mul(head.get_parameter("scale")!);
        return graph.Node("Gemm", [graph.Node("LpNormalization", [input], OnnxGraph.Number("axis", 1), OnnxGraph.Number("p", 2)), Weight($"{name}.weight", weight)], OnnxGraph.Number("transB", 1));
    }

    private string Pool(MaxPool2d layer, string input)
    {
        if (layer.ceil_mode) throw new NotSupportedException("A max pool that rounds up can't be exported to ONNX here.");
        rows = After(rows, layer.kernel_size[0], layer.stride[0], layer.padding[0], layer.dilation[0]);
        columns = After(columns, layer.kernel_size[^1], layer.stride[^1], layer.padding[^1], layer.dilation[^1]);
        return graph.Node("MaxPool", [input], Window(layer.kernel_size, layer.stride, layer.padding, layer.dilation));
    }

    // ONNX has no adaptive pool. Each output is a mean over a window, which is a matrix product for the rows and one for the columns.
    private string AveragePool(string name, long[] size, string input)
    {
        var (height, width) = (size[0], size[^1]);
        if ((height, width) == (1, 1)) return graph.Node("GlobalAveragePool", [input]);
        if ((height, width) == (rows, columns)) return input;
        using var down = Means(height, rows);
        using var across = Means(width, columns);
        using var transposed = across.t();
        return graph.Node("MatMul", [Weight($"{name}.rows", down), graph.Node("MatMul", [input, Weight($"{name}.columns", transposed)])]);
    }

    // PyTorch's windows: from floor(i * n / size) up to ceil((i + 1) * n / size).
    private static Tensor Means(long size, long n)
    {
        var means = new float[size * n];
        for (var i = 0L; i < size; i++)
        {
            long first = i * n / size, end = (((i + 1) * n) + size - 1) / size;
            means.AsSpan((int)((i * n) + first), (int)(end - first)).Fill(1f / (end - first));
        }
        return tensor(means, [size, n]);
    }

    private string Flat(string input) => graph.Node("Flatten", [input], OnnxGraph.Number("axis", 1));

    private string[] Weights(string input, string name, Tensor weight, Tensor? bias)
        => bias is null ? [input, Weight($"{name}.weight", weight)] : [input, Weight($"{name}.weight", weight), Weight($"{name}.bias", bias)];

    private string Weight(string name, Tensor weight) => written.TryGetValue(name, out var there) ? there : written[name] = graph.Weight(name, weight);

    private static ProtoWriter[] Window(long[] kernel, long[] stride, long[] padding, long[] dilation) =>
    [
        OnnxGraph.Numbers("kernel_shape", kernel[0], kernel[^1]),
        OnnxGraph.Numbers("strides", stride[0], stride[^1]),
        OnnxGraph.Numbers("pads", padding[0], padding[^1], padding[0], padding[^1]),
        OnnxGraph.Numbers("dilations", dilation[0], dilation[^1]),
    ];

    private static long After(long size, long kernel, long stride, long padding, long dilation)
        => ((size + (2 * padding) - (dilation * (kernel - 1)) - 1) / stride) + 1;
}
