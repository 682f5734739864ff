using System.Text.Json;
using FineTune.Vault.Drift;
using static TorchSharp.torch;

namespace FineTune.Tests.Vault;

public class MaximumMeanDiscrepancyTests
{
    [Fact]
    public void The_statistic_is_what_numpy_gives()
    {
        using var scope = NewDisposeScope();
        foreach (var entry in JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vault", "fixtures", "mmd.json"))).RootElement.EnumerateArray())
            Assert.Equal(entry.GetProperty("mmd2").GetDouble(), new MaximumMeanDiscrepancy(Points(entry, "x"), Points(entry, "y")).Statistic(), 5e-6);
    }

    // Under the null hypothesis a p-value is uniform: at the 10% level it alarms in 10% of the cases.
    [Fact]
    public void Alarms_are_as_frequent_as_promised()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var alarms = Enumerable.Range(0, 300).Count(i => new MaximumMeanDiscrepancy(randn(12, 4), randn(15, 4)).PValue(99, (ulong)i) <= 0.1);
        // Binomial(300, 0.1): five deviations on either side.
        Assert.InRange(alarms, 30 - 26, 30 + 26);
        Assert.Equal(0.01, new MaximumMeanDiscrepancy(randn(12, 4), randn(15, 4) + 4).PValue(99, 1));
    }

    private static Tensor Points(JsonElement entry, string name)
    {
        var rows = entry.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToArray();
        return tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);
    }
}
