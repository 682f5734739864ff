using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.NN;

internal static partial class LayerTable
{
    private static Dictionary<string, Func<Layer>> Convolutions() => new()
    {
        ["Conv1d"] = () => One(nn.Conv1d(2, 4, 3, stride: 2, padding: 1, groups: 2)),
        ["Conv1d/same"] = () => One(nn.Conv1d(2, 3, 4, Padding.Same, dilation: 2)),
        ["Conv2d"] = () => One(nn.Conv2d(2, 3, (3, 2), stride: (2, 1), padding: (1, 0), dilation: (1, 2))),
        ["Conv2d/reflect"] = () => One(nn.Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Reflect, bias: false)),
        ["Conv2d/replicate"] = () => One(nn.Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Replicate, bias: false)),
        ["Conv2d/circular"] = () => One(nn.Conv2d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Circular, bias: false)),
        ["Conv3d"] = () => One(nn.Conv3d(2, 2, (2, 2, 2), stride: (1, 2, 1), padding: (1, 1, 1))),
        ["ConvTranspose1d"] = () => One(nn.ConvTranspose1d(2, 4, 3, stride: 2, padding: 1, output_padding: 1, groups: 2)),
        ["ConvTranspose2d"] = () => One(nn.ConvTranspose2d(2, 3, (3, 2), stride: (2, 2), padding: (1, 0), dilation: (1, 2))),
        ["ConvTranspose2d/size"] = () =>
        {
            var module = nn.ConvTranspose2d(2, 2, 3, stride: 2, padding: 1);
            return new(module, x => module.forward(x[0], [6, 5]));
        },
        ["ConvTranspose3d"] = () => One(nn.ConvTranspose3d(2, 2, 2, stride: 2)),
        ["Fold"] = () => One(nn.Fold((4, 5), (2, 3), padding: (0, 1), stride: (2, 1))),
        ["Unfold"] = () => One(nn.Unfold((2, 3), (1, 2), (1, 1), (2, 2))),
    };

    private static Dictionary<string, Func<Layer>> Pools() => new()
    {
        ["MaxPool1d"] = () => One(nn.MaxPool1d(3, 2, 1)),
        ["MaxPool2d"] = () => One(nn.MaxPool2d((2, 3), (2, 2), (1, 1), ceil_mode: true)),
        ["MaxPool3d"] = () => One(nn.MaxPool3d(2, 1, dilation: 2)),
        ["AvgPool1d"] = () => One(nn.AvgPool1d(3, 2, 1)),
        ["AvgPool2d"] = () => One(nn.AvgPool2d((2, 3), (2, 2), (1, 1), count_include_pad: false)),
        ["AvgPool3d"] = () => One(nn.AvgPool3d(2, divisor_override: 3)),
        ["LPPool1d"] = () => One(nn.LPPool1d(2, 3, 2)),
        ["LPPool2d"] = () => One(nn.LPPool2d(3, 2)),
        ["AdaptiveAvgPool1d"] = () => One(nn.AdaptiveAvgPool1d(3)),
        ["AdaptiveAvgPool2d"] = () => One(nn.AdaptiveAvgPool2d((3, 2))),
        ["AdaptiveAvgPool3d"] = () => One(nn.AdaptiveAvgPool3d((2, 3, 2))),
        ["AdaptiveMaxPool1d"] = () => One(nn.AdaptiveMaxPool1d(3)),
        ["AdaptiveMaxPool2d"] = () => One(nn.AdaptiveMaxPool2d([3, 2])),
        ["AdaptiveMaxPool3d"] = () => One(nn.AdaptiveMaxPool3d([2, 3, 2])),
        ["MaxUnpool1d"] = () => Function(x =>
        {
            var (values, indices) = nn.MaxPool1d(2).forward_with_indices(x[0]);
            return nn.MaxUnpool1d(2).call(values, indices);
        }),
        ["MaxUnpool2d"] = () => Function(x =>
        {
            var (values, indices) = nn.MaxPool2d(2).forward_with_indices(x[0]);
            return nn.MaxUnpool2d(2).call(values, indices);
        }),
        ["MaxUnpool3d"] = () => Function(x =>
        {
            var (values, indices) = nn.MaxPool3d(2).forward_with_indices(x[0]);
            return nn.MaxUnpool3d(2).call(values, indices);
        }),
    };

    private static Dictionary<string, Func<Layer>> Shapes() => new()
    {
        ["ConstantPad1d"] = () => One(nn.ConstantPad1d((1, 2), 0.5)),
        ["ConstantPad2d"] = () => One(nn.ConstantPad2d((1, 2, 3, 4), 0.5)),
        ["ConstantPad3d"] = () => One(nn.ConstantPad3d((1, 2, 3, 4, 5, 6), 0.5)),
        ["ReflectionPad1d"] = () => One(nn.ReflectionPad1d(1)),
        ["ReflectionPad2d"] = () => One(nn.ReflectionPad2d(1)),
        ["ReflectionPad3d"] = () => One(nn.ReflectionPad3d(1)),
        ["ReplicationPad1d"] = () => One(nn.ReplicationPad1d(2)),
        ["ReplicationPad2d"] = () => One(nn.ReplicationPad2d(2)),
        ["ReplicationPad3d"] = () => One(nn.ReplicationPad3d(2)),
        ["ZeroPad2d"] = () => One(nn.ZeroPad2d((1, 0, 2, 1))),
        ["PixelShuffle"] = () => One(nn.PixelShuffle(2)),
        ["PixelUnshuffle"] = () => One(nn.PixelUnshuffle(2)),
        ["ChannelShuffle"] = () => One(nn.ChannelShuffle(2)),
        ["Flatten"] = () => One(nn.Flatten()),
        ["Unflatten"] = () => One(nn.Unflatten(1, [2, 3])),
        ["Upsample/nearest1"] = () => One(nn.Upsample(scale_factor: [2])),
        ["Upsample/linear1"] = () => One(nn.Upsample(scale_factor: [2], mode: UpsampleMode.Linear)),
        ["Upsample/nearest2"] = () => One(nn.Upsample(scale_factor: [2, 2])),
        ["Upsample/bilinear2"] = () => One(nn.Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear)),
        ["Upsample/bicubic2"] = () => One(nn.Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bicubic)),
        ["Upsample/nearest3"] = () => One(nn.Upsample(scale_factor: [2, 2, 2])),
        ["Upsample/trilinear3"] = () => One(nn.Upsample(scale_factor: [2, 2, 2], mode: UpsampleMode.Trilinear)),
        ["Upsample/corners"] = () => One(nn.Upsample(size: [5, 4], mode: UpsampleMode.Bilinear, align_corners: true)),
        ["interpolate/area"] = () => Function(x => nn.functional.interpolate(x[0], [2, 3], mode: InterpolationMode.Area)),
        ["grid_sample"] = () => Function(x => nn.functional.grid_sample(x[0], x[1], align_corners: false)),
    };
}
