using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Scopes;

public class StatisticsTests
{
    private static LifetimeStatistics Counted => DisposeScopeManager.Statistics.TensorStatistics;

    [Fact]
    public void Every_birth_and_death_is_counted_where_it_happened()
    {
        DisposeScopeManager.Statistics.Reset();
        ones(1).Dispose();
        using (var scope = NewDisposeScope())
        {
            _ = ones(1);
            ones(1).Dispose();
            ones(1).DetachFromDisposeScope().Dispose();
            scope.Attach(ones(1).DetachFromDisposeScope());
        }
        Assert.Equal((1, 2), (Counted.CreatedOutsideScopeCount, Counted.DisposedOutsideScopeCount));
        Assert.Equal((4, 3), (Counted.CreatedInScopeCount, Counted.DisposedInScopeCount));
        Assert.Equal((1, 2), (Counted.AttachedToScopeCount, Counted.DetachedFromScopeCount));
        Assert.Equal(0, Counted.ThreadTotalLiveCount);
        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_module_that_was_disposed_left_nothing_alive()
    {
        DisposeScopeManager.Statistics.Reset();
        nn.Linear(3, 2).Dispose();
        nn.BatchNorm2d(4).Dispose();
        using (NewDisposeScope()) nn.Conv2d(3, 2, 1).to(ScalarType.Float64).Dispose();
        Assert.Equal(0, Counted.ThreadTotalLiveCount);
    }
}
