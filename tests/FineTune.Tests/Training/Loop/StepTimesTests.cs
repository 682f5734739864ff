using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class StepTimesTests
{
    // Stands for a device that is 5 ms behind whenever it is asked.
    [Fact]
    public void A_time_is_taken_when_the_device_has_done_its_work()
    {
        const int epochs = 2, batches = 3;
        var calls = 0;
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false, Times = new StepTimes { Synchronise = Wait } };
        _ = trainer.Fit(set.InBatches(4), set.InBatches(4), epochs);
        // Each epoch also waits once for the batch that does not come, and is measured once.
        Assert.Equal(epochs * ((4 * batches) + 2), calls);
        Assert.All([trainer.Times.Waiting, trainer.Times.Forward, trainer.Times.Backward, trainer.Times.Stepping], time => Assert.True(time.TotalMilliseconds >= epochs * batches * 4, $"{time}"));
        Assert.True(trainer.Times.Measuring.TotalMilliseconds >= epochs * 4);

        void Wait()
        {
            calls++;
            Thread.Sleep(5);
        }
    }
}
