using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EngineTests.Modules;

/// <summary>A module as people write it: fields, registered by reflection.</summary>
internal sealed class Net : nn.Module<Tensor, Tensor>
{
    private readonly Linear first = nn.Linear(3, 4);
    private readonly Parameter scale = ones(4).AsParameter();
    private readonly Tensor shift = zeros(4);
    [ComponentName(Name = "last")] private readonly Sequential second = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2));

    internal Net() : base(nameof(Net)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var hidden = first.call(input);
        using var scaled = hidden * scale + shift;
        return second.call(scaled);
    }
}

/// <summary>A module of two inputs.</summary>
internal sealed class Both : nn.Module<Tensor, Tensor, Tensor>
{
    internal Both() : base(nameof(Both)) { }

    public override Tensor forward(Tensor input1, Tensor input2) => input1 + input2;
}
