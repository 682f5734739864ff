using System.Globalization;
using FineTune.Training;
using Spectre.Console;

namespace FineTune.Command.Training;

/// <summary>How a training goes: a line that changes in a terminal, and one at its end.</summary>
internal sealed class TrainingView(Desk desk)
{
    // A narrower terminal has no room for the bar and the rate.
    private const int Wide = 70;

    public History Follow(Trainer trainer, Func<History> fit)
    {
        var wide = desk.Terminal.Profile.Width >= Wide;
        ProgressColumn[] columns = wide
            ? [new TaskDescriptionColumn(), new ProgressBarColumn { Width = 16 }, new PercentageColumn(), new RemainingTimeColumn()]
            : [new TaskDescriptionColumn(), new PercentageColumn(), new RemainingTimeColumn()];
        desk.Terminal.Progress().AutoClear(true).HideCompleted(true).Columns(columns).Start(shown =>
        {
            var task = shown.AddTask("training", maxValue: 1);
            trainer.Progressed += progress =>
            {
                task.Value = progress.Share;
                task.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs}, loss {progress.Loss:0.000}{(wide ? $", {progress.ImagesPerSecond:0} images/s" : "")}");
            };
            _ = fit();
        });
        if (trainer.History.Epochs is [.., var last]) desk.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last.Epoch} epochs: loss {last.TrainLoss:0.000}, on the validation part {last.ValidationLoss:0.000} and {100 * last.ValidationAccuracy:0.0}% right"));
        return trainer.History;
    }
}
