using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EngineTests.Layers;

/// <summary>The layers of tests/peers/core_layers.py by the same names.</summary>
internal static class Layers
{
    internal static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> All = new()
    {
        ["linear"] = () => Linear(4, 3),
        ["linear without bias"] = () => Linear(4, 3, hasBias: false),
        ["conv2d"] = () => Conv2d(4, 6, 3),
        ["conv2d stride"] = () => Conv2d(4, 6, 3, stride: 2),
        ["conv2d padding"] = () => Conv2d(4, 6, 3, padding: 2),
        ["conv2d dilation"] = () => Conv2d(4, 6, 2, dilation: 2),
        ["conv2d groups"] = () => Conv2d(4, 6, 3, groups: 2),
        ["conv2d without bias"] = () => Conv2d(4, 6, 3, bias: false),
        ["conv2d pairs"] = () => Conv2d(4, 6, (3, 2), stride: (2, 1), padding: (1, 2), dilation: (1, 2)),
        ["conv2d same"] = () => Conv2d(4, 6, (4, 3), padding: Padding.Same),
        ["conv2d same dilation"] = () => Conv2d(4, 6, 3, Padding.Same, dilation: 2),
        ["conv2d valid"] = () => Conv2d(4, 6, 3, Padding.Valid, stride: 2),
        ["conv2d reflect"] = () => Conv2d(4, 6, 3, padding: 2, padding_mode: PaddingModes.Reflect),
        ["conv2d replicate"] = () => Conv2d(4, 6, (3, 3), padding: (1, 2), padding_mode: PaddingModes.Replicate),
        ["conv2d circular"] = () => Conv2d(4, 6, (3, 3), padding: (2, 1), padding_mode: PaddingModes.Circular),
        ["conv2d same reflect"] = () => Conv2d(4, 6, (4, 3), Padding.Same, padding_mode: PaddingModes.Reflect),
        ["conv2d one image"] = () => Conv2d(4, 6, 3),
        ["batchnorm1d"] = () => BatchNorm1d(4),
        ["batchnorm2d"] = () => BatchNorm2d(4),
        ["batchnorm2d options"] = () => BatchNorm2d(4, eps: 1e-3, momentum: 0.3),
        ["batchnorm2d not affine"] = () => BatchNorm2d(4, affine: false),
        ["batchnorm2d without statistics"] = () => BatchNorm2d(4, track_running_stats: false),
        ["maxpool2d"] = () => MaxPool2d(2),
        ["maxpool2d options"] = () => MaxPool2d(3, stride: 2, padding: 1, dilation: 2, ceil_mode: true),
        ["maxpool2d pairs"] = () => MaxPool2d((3, 2), stride: (2, 1), padding: (1, 0)),
        ["avgpool2d"] = () => AvgPool2d(2),
        ["avgpool2d options"] = () => AvgPool2d((3, 2), stride: (2, 2), padding: (1, 1), ceil_mode: true, count_include_pad: false),
        ["avgpool2d divisor"] = () => AvgPool2d(2, divisor_override: 3),
        ["adaptiveavgpool2d"] = () => AdaptiveAvgPool2d((3, 4)),
        ["adaptiveavgpool2d one"] = () => AdaptiveAvgPool2d(1),
        ["identity"] = () => Identity(),
        ["flatten"] = () => Flatten(),
        ["flatten some"] = () => Flatten(2, 3),
        ["sequential"] = () => Sequential(Conv2d(4, 3, 3), BatchNorm2d(3), ReLU(), Flatten(), Linear(18, 2)),
    };
}
