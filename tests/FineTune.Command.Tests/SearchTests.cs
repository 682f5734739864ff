namespace FineTune.Command.Tests;

public sealed class SearchTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task A_search_publishes_the_best_of_what_it_tried()
    {
        workplace.Draw();
        var output = await workplace.Succeed("search", workplace.Photos, "--seconds", "60", "--recipes", "6", "--epochs", "9", "--size", "32", "--deepest", "0", "--tag", "found");
        Assert.Contains("% of the validation part by ", output, StringComparison.Ordinal);
        Assert.Contains("accuracy", output, StringComparison.Ordinal);
        Assert.Contains("6 recipes in ", output, StringComparison.Ordinal);
        Assert.Contains("photos@1 is published", output, StringComparison.Ordinal);
        var card = await workplace.Succeed("models", "show", "photos@found");
        Assert.Contains("| found by | a search over 6 recipes in ", card, StringComparison.Ordinal);
        Assert.Contains("| robustness/blur 1 | ", card, StringComparison.Ordinal);
        // Told apart by their colour: a recipe that can't do that wasn't the best.
        Assert.Contains("top-1 100.0%", await workplace.Succeed("evaluate", "photos@found", workplace.Photos), StringComparison.Ordinal);
        Assert.Contains("signed by me", await workplace.Succeed("models", "verify", "photos@found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_searched_is_refused_with_a_reason()
    {
        workplace.Draw();
        await workplace.Refuses("give a number above 0", "search", workplace.Photos, "--seconds", "0");
        await workplace.Refuses("at least one is needed", "search", workplace.Photos, "--recipes", "0");
        await workplace.Refuses("too deep", "search", workplace.Photos, "--seconds", "5", "--size", "32", "--deepest", "9");
        await workplace.Refuses("give the search more seconds", "search", workplace.Photos, "--seconds", "0.001", "--size", "32");
        await workplace.Refuses("there is no such folder", "search", workplace.At("nowhere"));
    }
}
