using FineTune.Models.Weights;

namespace FineTune.Tests.Weights;

public class PickleRefusalTests
{
    public static TheoryData<string> Malicious()
        => [.. Files().Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Malicious))]
    public void A_pickle_that_wants_to_call_something_is_refused_by_name(string file)
    {
        var global = Path.GetFileNameWithoutExtension(file).Split('-')[^1];
        Expect.Refused(Fixture.PathOf(file), path => PthFile.Read(path), $"The file wants to call {global}: refused.");
        Assert.False(File.Exists("pwned"));
    }

    [Fact]
    public void All_the_ways_to_call_were_tried() => Assert.Equal(11, Files().Length);

    private static string[] Files() => Directory.GetFiles(Fixture.PathOf("."), "evil-*");
}
