using System.Text.RegularExpressions;
using FineTune.Models;

namespace FineTune.Tests.Models;

public class NamePatternTests
{
    [Theory]
    [InlineData("layer1", "layer1", true)]
    [InlineData("layer1", "layer1.0.conv1.weight", true)]
    [InlineData("layer1", "layer10.0", false)]
    [InlineData("layer1", "a.layer1", false)]
    [InlineData("*.bias", "layer1.0.bias", true)]
    [InlineData("*.bias", "bias", false)]
    [InlineData("*.bn?.*", "layer1.0.bn2.weight", true)]
    [InlineData("*.bn?.*", "layer1.0.bn12.weight", false)]
    [InlineData("layer1.*", "layer1", false)]
    [InlineData("layer.", "layer1", false)]
    [InlineData("a+b", "a+b", true)]
    public void Text_picks_names(string pattern, string name, bool picked) => Assert.Equal(picked, ((NamePattern)pattern).Matches(name));

    [Fact]
    public void A_regular_expression_is_taken_as_it_is()
    {
        NamePattern pattern = new Regex(@"conv[12]\.");
        Assert.True(pattern.Matches("layer1.0.conv2.weight"));
        Assert.False(pattern.Matches("layer1.0.conv3.weight"));
    }
}
