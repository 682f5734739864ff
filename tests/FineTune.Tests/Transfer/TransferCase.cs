using System.Text.Json;
using FineTune.Evaluation;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Transfer;

/// <summary>A task of tests/peers/transfer.py, and what the formulas gave for it.</summary>
internal sealed class TransferCase : IDisposable
{
    private TransferCase(JsonElement expected)
    {
        using var scope = NewDisposeScope();
        Expected = expected;
        var name = expected.GetProperty("name").GetString()!;
        long rows = expected.GetProperty("rows").GetInt64(), columns = expected.GetProperty("columns").GetInt64();
        Classes = expected.GetProperty("classes").GetInt32();
        var signal = expected.GetProperty("signal").GetDouble();
        var labels = ExactHash.Labels(name + " labels", rows, Classes);
        Labels = [.. labels.data<long>().Select(label => (int)label)];
        var centres = ExactHash.Tensor(name + " centres", [Classes, columns], 1).to(ScalarType.Float64);
        Features = (ExactHash.Tensor(name, [rows, columns], 1, 0.3).to(ScalarType.Float64) + (centres.index_select(0, labels) * signal)).MoveToOuterDisposeScope();
        var source = ExactHash.Tensor(name + " source", [rows, 5], 2).to(ScalarType.Float64) + (eye(5, dtype: ScalarType.Float64).index_select(0, labels) * (0.8 * signal));
        Source = nn.functional.softmax(source, 1).MoveToOuterDisposeScope();
    }

    internal static string[] Names => ["tall", "wide", "noise", "clear"];

    internal JsonElement Expected { get; }

    internal int Classes { get; }

    internal int[] Labels { get; }

    internal Tensor Features { get; }

    internal Tensor Source { get; }

    internal static TransferCase Of(string name) => new(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Transfer", "fixtures", "transfer.json")))
        .RootElement.EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == name));

    internal double this[string score] => Expected.GetProperty(score).GetDouble();

    internal StageFeatures AsStage() => new(Features.clone(), Labels, [.. Enumerable.Range(0, Classes).Select(i => $"class {i}")]);

    public void Dispose()
    {
        Features.Dispose();
        Source.Dispose();
    }
}
