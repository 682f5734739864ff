using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using FineTune.Transfer;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>The recipes that the README shows.</summary>
internal static class ReadmeRecipes
{
    /// <summary>The head alone, trained at a rate that suits it, on features that the frozen trunk gave in either precision.</summary>
    internal static void Trained(Backbone model, ImageSet train, long seed, ScalarType precision = ScalarType.Float32)
    {
        model.FreezeAllBut("head");
        var optimizer = optim.SGD(model.Head.parameters(), 0.05, momentum: 0.9);
        _ = new Trainer(model, optimizer) { Cache = new() { Place = CachePlace.Memory, Precision = precision }, Verbose = false }.Fit(train.InBatches(32, shuffle: true, seed), null, 30);
    }

    /// <summary>The head fitted in one go.</summary>
    internal static void Fitted(Backbone model, ImageSet train, long seed)
        => new Recipe { Head = HeadKind.Probe }.Train(model, train, seed: seed);
}
