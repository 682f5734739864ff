using System.Diagnostics;
using System.Globalization;
using FineTune.Command.Training;
using FineTune.Data;
using FineTune.Models;
using FineTune.Transfer;

namespace FineTune.Command.Searching;

/// <summary>One call of <c>finetune search</c>: many recipes tried on the validation part, the best trained anew, measured on the test part and published.</summary>
internal sealed class SearchRun(SearchRequest request, Desk desk)
{
    public int Run(CancellationToken cancellation)
    {
        request.Check();
        var images = ImageFolder.Load(request.Task.Folder);
        using var publication = Together.BeginsFirst ? Publication.Prepare(request.Task, desk) : null;
        using var together = Together.Of(request.Task);
        if (publication is null) return Help(images, together, cancellation);
        using var start = TaskStart.Of(request.Task, images, cancellation);
        var data = start.Data;
        desk.Output.WriteLine(data.ToString());

        var leaders = new Leaderboard(desk);
        var found = leaders.Follow(told => Search(() => StartingPoint.Of(request.Task, images.Classes.Count).Model, data, together, told, cancellation));
        if (found.Interrupted) return Interrupted();
        var best = Best(found);
        var clock = Stopwatch.StartNew();
        if (best.Train(start.Model, data.Train, data.Validation, request.Task.Seed, cancellation: cancellation).Interrupted) return Interrupted();
        desk.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the best, trained anew in {clock.Elapsed.TotalSeconds:0.0} s: {best}"));
        publication.Publish(start, Recipe(start.Weights, found, best));
        return ExitCodes.Ok;
    }

    /// <summary>Tries its share of the recipes on the network that it has; the first process needs one more, to train the best anew, and publishes it.</summary>
    private int Help(ImageFolder images, Together together, CancellationToken cancellation)
    {
        using var start = TaskStart.Of(request.Task, images, cancellation);
        return Search(start.TakeModel, start.Data, together, null, cancellation).Interrupted ? ExitCodes.Interrupted : ExitCodes.Ok;
    }

    private SearchResult Search(Func<Backbone> create, TrainData data, Together together, Action<SearchResult>? told, CancellationToken cancellation)
        => RecipeSearch.Run(create, data.Train, data.Validation, new SearchOptions
        {
            Seconds = request.Seconds,
            Recipes = request.Recipes,
            Epochs = request.Epochs,
            Seed = request.Task.Seed,
            BatchSize = request.Task.Batch,
            Space = new SearchSpace { Depths = [.. Enumerable.Range(0, request.Deepest + 1)] },
            Verbose = false,
            Measured = told,
            Cancellation = cancellation,
            Workers = together.Workers,
        });

    private static Recipe Best(SearchResult found)
    {
        try
        {
            return found.Best;
        }
        catch (InvalidOperationException none)
        {
            throw new UsageException(none.Message);
        }
    }

    private Dictionary<string, string> Recipe(string weights, SearchResult found, Recipe best) => new()
    {
        ["pretrained weights"] = weights,
        ["recipe"] = best.ToString(),
        ["epochs"] = best.Epochs.ToString(CultureInfo.InvariantCulture),
        ["batch"] = best.BatchSize.ToString(CultureInfo.InvariantCulture),
        ["seed"] = request.Task.Seed.ToString(CultureInfo.InvariantCulture),
        ["found by"] = string.Create(CultureInfo.InvariantCulture, $"a search over {found.Trials.Count} recipes in {found.Seconds:0} s; {100 * found.BestTrial.Best!.Accuracy:0.0}% of the validation part, by which it was chosen"),
    };

    private int Interrupted()
    {
        desk.Output.WriteLine("Interrupted: nothing was published.");
        return ExitCodes.Interrupted;
    }
}
