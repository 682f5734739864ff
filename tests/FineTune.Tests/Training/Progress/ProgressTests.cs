using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class ProgressTests
{
    [Fact]
    public void Every_batch_is_reported_with_where_it_stands()
    {
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        var told = new List<TrainingProgress>();
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false };
        trainer.Progressed += told.Add;
        var history = trainer.Fit(set.InBatches(4), null, 2, "head");
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], told.Select(progress => (progress.Epoch, progress.Batch)));
        Assert.All(told, progress => Assert.Equal(("head", 2, 3), (progress.Phase, progress.Epochs, progress.Batches)));
        Assert.Equal(history.Epochs[0].TrainLoss, told[2].Loss);
        Assert.Equal(1.0 / 6, told[0].Share, 1e-9);
        Assert.Equal((1, TimeSpan.Zero), (told[^1].Share, told[^1].Left));
        Assert.All(told, progress => Assert.True(progress.ImagesPerSecond > 0));
    }

    [Fact]
    public void A_console_that_is_no_terminal_gets_a_line_an_epoch()
    {
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        var console = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            _ = new Trainer(model, optim.SGD(model.parameters(), 0.1)).Fit(set.InBatches(4), set.InBatches(4), 2);
        }
        finally
        {
            Console.SetOut(console);
        }
        if (!Console.IsOutputRedirected) return;
        var lines = text.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^epoch 1/2  train \d\.\d{3} 100\.0%  validation \d\.\d{3} 100\.0%  \d+ images/s  \d:\d\d left$", lines[0]);
        Assert.StartsWith("epoch 2/2", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_that_is_gone_on_from_is_said()
    {
        using var set = Drawings.Make(4, 8);
        using var folder = new Data.TemporaryFolder();
        using var model = new ChannelMeans();
        Trainer Make() => new(model, optim.SGD(model.parameters(), 0.1)) { Checkpoint = new Checkpoint(folder.Path) };
        var console = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            _ = Make().Fit(set.InBatches(4), null, 2);
            var again = Make();
            _ = again.Resume();
            _ = again.Fit(set.InBatches(4), null, 2);
        }
        finally
        {
            Console.SetOut(console);
        }
        Assert.Contains("2 epochs were done", text.ToString(), StringComparison.Ordinal);
    }
}
