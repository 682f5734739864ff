using System.Globalization;
using TorchSharp;
using Xunit.Abstractions;

namespace EngineTests.Surface;

/// <summary>
/// lib/TorchSharp.System shows nothing that TorchSharp 0.106 does not have in that very form, so that code written against
/// it compiles against the real package.
/// </summary>
public class SurfaceTests(ITestOutputHelper output)
{
    // Raised as members are added: nothing that was there may go again.
    private const double LeastShare = 0.995;

    private static readonly Dictionary<string, TorchSharpType> Theirs = TorchSharpMembers.Read();

    private static readonly string[] ObjectMembers = ["string ToString()", "bool Equals(object obj)", "int GetHashCode()"];

    private static readonly Type[] Ours = typeof(torch).Assembly.GetTypes().Where(t => t.IsVisible || t.IsNestedFamily || t.IsNestedFamORAssem).ToArray();

    [Fact]
    public void Every_type_is_one_of_TorchSharps()
    {
        var wrong = Ours.Where(t => !SurfaceExceptions.Allows(Declared.Name(t))).SelectMany(Declared.Differences).ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_member_is_one_of_TorchSharps()
    {
        var wrong = Ours.SelectMany(type => MemberText.Of(type).Where(member => !Known(type, member)).Select(member => $"{Declared.Name(type)}: {member}"))
            .Where(line => !SurfaceExceptions.Allows(line)).ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Share_of_TorchSharps_members_that_are_here()
    {
        var ours = Ours.ToDictionary(Declared.Name, MembersWithInherited);
        var wanted = Theirs.Values.Where(type => !LeftOut.Type(type.Name)).ToArray();
        var rows = wanted.Select(type => Count(type, ours.GetValueOrDefault(type.Name, []))).ToArray();
        foreach (var row in rows.OrderBy(r => (double)r.Here / Math.Max(r.All, 1)).ThenBy(r => r.Name)) Write(row);
        var total = new Row("all", rows.Sum(r => r.Here), rows.Sum(r => r.All), []);
        Write(total);
        Assert.True(total.Here >= LeastShare * total.All, $"{total.Here} of {total.All} members are here; {LeastShare:P0} were.");
    }

    private sealed record Row(string Name, int Here, int All, IReadOnlyList<string> Missing);

    private static Row Count(TorchSharpType type, HashSet<string> ours)
    {
        var wanted = type.Members.Where(member => !LeftOut.Member(type.Name, member)).ToArray();
        var missing = wanted.Where(member => !ours.Contains(TorchSharpMembers.Overridden(member))).ToArray();
        return new Row(type.Name, wanted.Length - missing.Length, wanted.Length, missing);
    }

    private void Write(Row row)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Here,5} of {row.All,5}  {row.Name}"));
        if (row.Here > 0) foreach (var member in row.Missing) output.WriteLine($"                  - {member}");
    }

    // What TorchSharp declares in a base class may stand in a derived one here, and what `object` declares anywhere.
    private static bool Known(Type type, string member)
    {
        var overridden = TorchSharpMembers.Overridden(member);
        if (member != overridden && ObjectMembers.Contains(overridden)) return true;
        for (Type? at = type; at is not null; at = at.BaseType)
        {
            if (!Theirs.TryGetValue(Declared.Name(at), out var theirs)) continue;
            if (theirs.Members.Any(m => at == type && TorchSharpMembers.Called(m) == TorchSharpMembers.Called(member))) return true;
            if (theirs.Members.Any(m => (at != type || IsOverride(member) || IsOverride(m)) && TorchSharpMembers.Overridden(m) == overridden)) return true;
        }
        return false;
    }

    private static bool IsOverride(string member) => member.Contains("override ", StringComparison.Ordinal);

    private static HashSet<string> MembersWithInherited(Type type)
    {
        var all = new HashSet<string>();
        for (Type? at = type; at is not null && at != typeof(object); at = at.BaseType) all.UnionWith(MemberText.Of(at).Select(TorchSharpMembers.Overridden));
        return all;
    }
}
