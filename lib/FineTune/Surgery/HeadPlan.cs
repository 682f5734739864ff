using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>What a new head will be, whatever backbone it goes on.</summary>
/// <param name="Name">In words: "linear, 9 classes".</param>
/// <param name="Build">From the number of features F to a module [N, F] to [N, classes].</param>
public sealed record HeadPlan(string Name, Func<long, nn.Module<Tensor, Tensor>> Build)
{
    /// <summary>The plan in words.</summary>
    public override string ToString() => Name;
}
