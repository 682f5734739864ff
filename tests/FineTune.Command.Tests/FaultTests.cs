using Faults;
using Faults.Full;
using Xunit.Abstractions;

namespace FineTune.Command.Tests;

/// <summary>A few of the trials that tests/Faults runs by the hundred.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void Nothing_is_lost_when_the_process_is_killed()
    {
        var log = new StringWriter();
        var rows = KillRun.Of(6, seed: 7, log);
        output.WriteLine(FaultRow.Table(rows));
        Assert.True(rows.All(row => row.Lost == 0), log.ToString());
    }

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData("publishing")]
    [InlineData("training")]
    public void Two_processes_work_in_one_folder(string kind)
    {
        var row = KillRun.Two(kind, 2);
        output.WriteLine(FaultRow.Table([row]));
        Assert.True(row is { Lost: 0, Tries: >= 4 }, row.Note);
    }

    [SmallDiskFact]
    [Trait("Speed", "Slow")]
    public void Nothing_is_lost_when_the_disk_is_full()
    {
        var rows = FullDisk.Run();
        output.WriteLine(FaultRow.Table(rows));
        Assert.All(rows, row => Assert.True(row.Lost == 0 && row.Tries > 2, $"{row}"));
    }
}

/// <summary>A test that needs a disk of its own to fill.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    /// <summary>Skips where none can be mounted.</summary>
    public SmallDiskFactAttribute() => Skip = SmallDisk.Unavailable;
}
