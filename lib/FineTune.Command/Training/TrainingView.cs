using System.Globalization;
using FineTune.Training;
using Spectre.Console;

namespace FineTune.Command.Training;

/// <summary>How a training goes: a bar in a terminal, and a line at its end.</summary>
internal sealed class TrainingView(Desk desk)
{
    public History Follow(Trainer trainer, Func<History> fit)
    {
        desk.Terminal.Progress().AutoClear(true).HideCompleted(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(shown =>
        {
            var task = shown.AddTask("training", maxValue: 1);
            trainer.Progressed += progress =>
            {
                task.Value = progress.Share;
                task.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs}, loss {progress.Loss:0.000}");
            };
            _ = fit();
        });
        if (trainer.History.Epochs is [.., var last]) desk.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last.Epoch} epochs: loss {last.TrainLoss:0.000}, on the validation part {last.ValidationLoss:0.000} and {100 * last.ValidationAccuracy:0.0}% right"));
        return trainer.History;
    }
}
