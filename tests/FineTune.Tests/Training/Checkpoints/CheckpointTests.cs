using FineTune.Data;
using FineTune.Tests.Data;
using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class CheckpointTests
{
    // Twelve images in batches of 4: three steps an epoch, nine in all.
    [Theory]
    [InlineData("sgd", 1)]
    [InlineData("sgd", 3)]
    [InlineData("sgd", 4)]
    [InlineData("sgd", 8)]
    [InlineData("sgd", 9)]
    [InlineData("nesterov", 5)]
    [InlineData("adam", 5)]
    [InlineData("adamw", 5)]
    [InlineData("adagrad", 5)]
    [InlineData("adadelta", 5)]
    [InlineData("nadam", 5)]
    [InlineData("adamax", 5)]
    [InlineData("rmsprop", 5)]
    [InlineData("gd", 2)]
    [InlineData("cg", 2)]
    public void A_stopped_training_ends_bit_for_bit_as_the_one_that_was_not(string optimizer, int stopAfter)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(12, 8);
        var whole = Ended(set, optimizer, null, null);
        _ = Ended(set, optimizer, new Checkpoint(folder.Path, every: 1), stopAfter);
        var resumed = Ended(set, optimizer, new Checkpoint(folder.Path, every: 1), null);
        foreach (var (name, values) in whole.Weights) Assert.True(values.AsSpan().SequenceEqual(resumed.Weights[name]), $"{name} differs");
        Assert.Equal(whole.History.Epochs.Select(WithoutTime), resumed.History.Epochs.Select(WithoutTime));
        Assert.Equal(["only"], resumed.History.Phases.Select(phase => phase.Name));
    }

    /// <summary>On CUDA not to the last bit: cuDNN and atomic sums add up in an order of their own.</summary>
    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void On_every_device_a_stopped_training_ends_as_the_one_that_was_not(string device)
    {
        using var scope = NewDisposeScope();
        using TemporaryFolder folder = new(), other = new();
        using var set = Drawings.Make(12, 8);
        var whole = Ended(set, "adam", new Checkpoint(other.Path, every: 1), -1, device);
        _ = Ended(set, "adam", new Checkpoint(folder.Path, every: 1), 5, device);
        var resumed = Ended(set, "adam", new Checkpoint(folder.Path, every: 1), null, device);
        foreach (var (name, values) in whole.Weights) Close.Assert(name, values, resumed.Weights[name], device == "cpu" ? 0 : 1e-4);
    }

    [Fact]
    public void Phases_that_were_done_are_skipped_and_the_stopped_one_goes_on()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(12, 8);
        var whole = TwoPhases(set, null, null);
        _ = TwoPhases(set, new Checkpoint(folder.Path, every: 2), 8);
        var resumed = TwoPhases(set, new Checkpoint(folder.Path, every: 2), null);
        foreach (var (name, values) in whole.Weights) Assert.True(values.AsSpan().SequenceEqual(resumed.Weights[name]), $"{name} differs");
        Assert.Equal(whole.History.Phases, resumed.History.Phases);
        Assert.Equal(6 + 6 - 8, resumed.Batches);
    }

    [Fact]
    public void What_a_killed_training_left_half_written_is_removed()
    {
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(12, 8);
        var left = folder.Add($"checkpoint.safetensors.{Guid.NewGuid():N}.part", "half");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-1));
        _ = Ended(set, "sgd", new Checkpoint(folder.Path), 4);
        Assert.Equal(["checkpoint.lock", "checkpoint.safetensors"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Two_trainings_do_not_write_into_one_folder()
    {
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(12, 8);
        using var model = Small.Network();
        var checkpoint = new Checkpoint(folder.Path);
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false, Checkpoint = checkpoint };
        var refused = 0;
        trainer.Progressed += _ =>
        {
            var wrong = Assert.Throws<CheckpointException>(() => Ended(set, "adam", new Checkpoint(folder.Path), 4));
            Assert.Contains("another training is writing its checkpoint here", wrong.Message, StringComparison.Ordinal);
            refused++;
        };
        using (checkpoint.Hold()) _ = trainer.Fit(set.InBatches(4), null, 1);
        Assert.True(refused > 0);
        checkpoint.Delete();
        _ = Ended(set, "adam", new Checkpoint(folder.Path), 4);
    }

    [Fact]
    public void Another_training_is_not_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(12, 8);
        _ = Ended(set, "sgd", new Checkpoint(folder.Path, every: 1), 4);
        var wrong = Assert.Throws<CheckpointException>(() => Ended(set, "adam", new Checkpoint(folder.Path), null));
        Assert.Contains("the optimiser was SGD and is Adam", wrong.Message, StringComparison.Ordinal);
        using var model = Small.Network();
        model.parameters().First().requires_grad = false;
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.1)) { Verbose = false, Checkpoint = new Checkpoint(folder.Path) };
        Assert.True(trainer.Resume());
        wrong = Assert.Throws<CheckpointException>(() => trainer.Fit(set.InBatches(4), null, 4));
        Assert.Contains("3 epochs were asked for and now 4", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("1 parameters learned that are frozen now, such as conv.weight", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_order_of_the_data_is_noticed()
    {
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(12, 8);
        _ = Ended(set, "sgd", new Checkpoint(folder.Path, every: 1), 4);
        using var model = Small.Network();
        var trainer = new Trainer(model, Optimizers.Create("sgd", model.parameters(), 0.05)) { Verbose = false, Checkpoint = new Checkpoint(folder.Path) };
        Assert.True(trainer.Resume());
        Assert.Contains("another order", Assert.Throws<CheckpointException>(() => trainer.Fit(set.InBatches(4, shuffle: true, seed: 9), null, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_checkpoint_there_is_nothing_to_resume()
    {
        using var folder = new TemporaryFolder();
        using var model = Small.Network();
        Assert.False(new Trainer(model) { Checkpoint = new Checkpoint(Path.Combine(folder.Path, "none")) }.Resume());
        Assert.Throws<InvalidOperationException>(() => new Trainer(model).Resume());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(200)]
    [InlineData(3000)]
    public void A_damaged_checkpoint_is_said_to_be_one(int length)
    {
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(12, 8);
        var checkpoint = new Checkpoint(folder.Path, every: 1);
        _ = Ended(set, "sgd", checkpoint, 2);
        File.WriteAllBytes(checkpoint.File, File.ReadAllBytes(checkpoint.File)[..length]);
        using var model = Small.Network();
        Assert.Contains("delete it", Assert.Throws<CheckpointException>(() => new Trainer(model) { Checkpoint = checkpoint }.Resume()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimiser_that_hides_its_memory_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(6, 8);
        using var model = Small.Network();
        var trainer = new Trainer(model, Optimizers.Create("lbfgs", model.parameters(), 0.1)) { Verbose = false, Checkpoint = new Checkpoint(folder.Path) };
        Assert.Contains("LBFGS", Assert.Throws<CheckpointException>(() => trainer.Fit(set.InBatches(6), null, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_and_reading_leave_no_tensor()
    {
        using var folder = new TemporaryFolder();
        using var set = Drawings.Make(6, 8);
        using var model = Small.Network();
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        Trainer Make() => new(model, optimizer) { Verbose = false, Checkpoint = new Checkpoint(folder.Path, every: 1) };
        _ = Make().Fit(set.InBatches(3), null, 1);
        var trainer = Make();
        var before = Alive.Count();
        _ = trainer.Resume();
        _ = trainer.Fit(set.InBatches(3), null, 1);
        foreach (var parameter in model.parameters()) parameter.grad = null;
        Assert.True(Tensor.TotalCount <= before, $"{Tensor.TotalCount} after {before}");
    }

    private static EpochRecord WithoutTime(EpochRecord epoch) => epoch with { Seconds = 0 };

    private static (Dictionary<string, double[]> Weights, History History) Ended(ImageSet set, string optimizer, Checkpoint? checkpoint, int? stopAfter, string device = "cpu")
    {
        _ = manual_seed(1);
        using var model = Small.Network().to(device);
        using var stop = new CancellationTokenSource();
        var trainer = new Trainer(model, Optimizers.Create(optimizer, model.parameters(), 0.05))
        {
            Verbose = false,
            Checkpoint = checkpoint,
            KeepBest = true,
            AverageDecay = 0.8,
            Mixup = new Mixup(),
            Schedule = optimizer == "cg" ? null : Schedule.OneCycle(),
            Plateau = optimizer == "cg" ? null : new Plateau(0.5, 1),
        };
        var batches = 0;
        trainer.Progressed += _ =>
        {
            if (++batches == stopAfter) stop.Cancel();
        };
        if (checkpoint is not null && stopAfter is null) Assert.True(trainer.Resume());
        _ = trainer.Fit(set.InBatches(4, shuffle: true, seed: 2, Augmentation.Article, device), set.InBatches(6, device: device), 3, "only", stop.Token);
        if (stopAfter is > 0 and var count && optimizer is not ("cg" or "gd")) Assert.Equal(count, batches);
        return (Small.Weights(model), trainer.History);
    }

    private static (Dictionary<string, double[]> Weights, History History, int Batches) TwoPhases(ImageSet set, Checkpoint? checkpoint, int? stopAfter)
    {
        _ = manual_seed(1);
        using var model = Small.Network();
        using var stop = new CancellationTokenSource();
        foreach (var parameter in ((nn.Module)model[0]).parameters()) parameter.requires_grad = false;
        var trainer = new Trainer(model, Optimizers.Create("sgd", model.parameters(), 0.1)) { Verbose = false, Checkpoint = checkpoint };
        var batches = 0;
        trainer.Progressed += _ =>
        {
            if (++batches == stopAfter) stop.Cancel();
        };
        if (checkpoint is not null && stopAfter is null) Assert.True(trainer.Resume());
        _ = trainer.Fit(set.InBatches(4, shuffle: true), null, 2, "head", stop.Token);
        foreach (var parameter in ((nn.Module)model[0]).parameters()) parameter.requires_grad = true;
        trainer.Optimizer = Optimizers.Create("adam", model.parameters(), 0.01);
        _ = trainer.Fit(set.InBatches(4, shuffle: true), null, 2, "all", stop.Token);
        return (Small.Weights(model), trainer.History, batches);
    }
}
