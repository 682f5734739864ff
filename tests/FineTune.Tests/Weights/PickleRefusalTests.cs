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

    [Theory]
    [InlineData("path", "wants to call ../../tmp/evil.run: refused")]
    [InlineData("escape", "wants to call ?[2Jos.system: refused")]
    [InlineData("lookalike", "wants to call collections.\u041erderedDict: refused")]
    [InlineData("long", "wants to call aaaaaaaa")]
    [InlineData("ext1", "registered as extension 7: refused")]
    [InlineData("ext2", "registered as extension 263: refused")]
    [InlineData("ext4", "registered as extension 4026531847: refused")]
    [InlineData("persid", "refers to '/etc/passwd', which lies outside of it: refused")]
    [InlineData("buffer", "buffer that lies outside of it: refused")]
    public void What_lies_outside_of_the_file_is_refused(string name, string saying)
    {
        var path = Fixture.PathOf($"outside-{name}.pth");
        Expect.Refused(path, file => PthFile.Read(file), saying);
        var message = Assert.Throws<WeightFileException>(() => PthFile.Read(path)).Message;
        Assert.True(message.Length < 2000 && !message.Any(char.IsControl), "A message is for a person's terminal.");
    }

    [Fact]
    public void All_the_ways_to_call_were_tried() => Assert.Equal(53, Files().Length);

    private static string[] Files() => Directory.GetFiles(Fixture.PathOf("."), "evil-*");
}
