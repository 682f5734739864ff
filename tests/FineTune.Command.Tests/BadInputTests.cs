namespace FineTune.Command.Tests;

/// <summary>What a person can get wrong: each is said, with what to do, and before long work begins.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("train")]
    [InlineData("search")]
    public async Task A_file_that_is_no_image_is_named(string command)
    {
        workplace.Draw(4);
        await File.WriteAllTextAsync(Path.Combine(workplace.Photos, "red", "notes.jpg"), "This is a text.");
        await workplace.Refuses("notes.jpg: this is not an image that can be read.", command, workplace.Photos, "--size", "32");
    }

    [Fact]
    public async Task A_folder_that_no_model_can_be_put_into_is_found_before_the_training()
    {
        workplace.Draw(4);
        await File.WriteAllTextAsync(workplace.Vault, "a file where the folder should be");
        var (code, output, error) = await workplace.Run("train", workplace.Photos, "--size", "32", "--epochs", "1");
        Assert.Equal(ExitCodes.BadInput, code);
        Assert.Contains("Nothing can be published here", error, StringComparison.Ordinal);
        Assert.DoesNotContain("to learn from", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_misspelt_is_said_in_a_persons_words()
    {
        await Misspelt("--size abc: a whole number is wanted.", "train", "photos", "--size", "abc");
        await Misspelt("--seconds soon: a number is wanted.", "search", "photos", "--seconds", "soon");
        await Misspelt("finetune models prune --help", "models", "prune", "--keep", "all");
        await Misspelt("--epoch", "train", "photos", "--epoch", "3");
    }

    [Fact]
    public async Task An_option_that_would_do_nothing_is_refused()
    {
        workplace.Draw(4);
        await File.WriteAllTextAsync(workplace.At("passphrase"), "correct horse battery\n");
        await workplace.Refuses("--passphrase-file: the model would not be encrypted", "train", workplace.Photos, "--passphrase-file", workplace.At("passphrase"));
        await workplace.Refuses("--unsigned", "search", workplace.Photos, "--unsigned");
        await workplace.Refuses("--at-least", "profile", workplace.Photos, "--at-least", "2");
    }

    [Fact]
    public async Task What_is_out_of_range_or_absent_is_refused()
    {
        workplace.Draw(4);
        await workplace.Refuses("--train neck: resnet18 has the stages stem,", "train", workplace.Photos, "--train", "neck");
        await workplace.Refuses("no more than 100", "train", workplace.Photos, "--rate", "1e30");
        await workplace.Refuses("--split absent.csv: there is no such file", "train", workplace.Photos, "--split", "absent.csv", "--size", "32");
        await workplace.Refuses("--keep 0", "models", "prune", "--keep", "0");
        await workplace.Refuses("--top 0", "predict", "photos", "x.png", "--top", "0");
        await workplace.Refuses("--passphrase-file absent: there is no such file", "predict", "photos", "x.png", "--passphrase-file", "absent");
        Assert.Contains("nothing is published in", await workplace.Succeed("models", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://256.0.0.1:5080")]
    [InlineData("http://photos.example:5080")]
    [InlineData("ftp://127.0.0.1:5080")]
    public Task An_address_that_others_would_be_heard_at_is_refused(string address) => workplace.Refuses("http://127.0.0.1:5080", "serve", "photos", "--address", address);

    [Fact]
    public async Task Help_calls_the_command_as_a_person_does()
    {
        Assert.Contains("finetune train <folder> [options]", await workplace.Succeed("train", "--help"), StringComparison.Ordinal);
        Assert.Contains("--device", await workplace.Succeed("profile", "--help"), StringComparison.Ordinal);
    }

    private async Task Misspelt(string saying, params string[] arguments)
    {
        await workplace.Refuses(saying, arguments);
        Assert.DoesNotContain("System.", (await workplace.Run(arguments)).Error, StringComparison.Ordinal);
    }
}
