using System.Globalization;

namespace Benchmarks;

/// <summary>A photograph stored in different ways, decoded for a network: `-- photos`.</summary>
internal static class Photos
{
    private const string Upright = "photo upright";

    private static readonly Dictionary<string, string> Words = new()
    {
        [Upright] = "upright",
        ["photo turned"] = "turned by EXIF (orientation 6)",
        ["photo profile"] = "with a colour profile (Display P3)",
        ["photo phone"] = "turned, with the profile: as phones do",
        ["photo grey"] = "grey",
        ["photo cmyk"] = "CMYK",
    };

    /// <summary>All kinds in turn in every round, so that a change of the machine's load meets all.</summary>
    internal static void Run(Settings settings, PythonPeer? peer)
    {
        var bodies = PipelineTasks.Photos.Select(work => (Work: work, Body: work.Prepare())).ToArray();
        var rounds = bodies.ToDictionary(task => task.Work.Name, _ => new List<(Cost Ours, Cost Theirs)>());
        for (var round = -1; round < settings.Rounds; round++)
            foreach (var (work, body) in bodies)
            {
                var costs = (Race.Timed(body, work.Repetitions), peer?.Run(work) ?? new Cost(double.NaN, double.NaN));
                // The first round warms up.
                if (round >= 0) rounds[work.Name].Add(costs);
            }
        var upright = rounds[Upright];
        var rows = rounds.Select(kind => Row(Words[kind.Key], new Result(kind.Key, kind.Value), Spread.Of(kind.Value.Zip(upright, (own, plain) => own.Ours.Processor / plain.Ours.Processor)))).ToArray();
        foreach (var row in rows) Console.WriteLine(row);
        if (peer is null || settings.Only.Length > 0) return;
        Sections.Write("A photograph, stored in different ways", [
            $"`dotnet run -c Release --project tests/Benchmarks -- photos` on {DateTime.UtcNow:yyyy-MM-dd}: two JPEGs of 4000 x 3000 pixels, quality 90, decoded, resized to 256, cropped to 224, normalised, on one core;",
            $"{settings.Rounds} rounds, all kinds and both sides in turn; medians (least to most of the rounds). Machine: {Machine.Processor()}, {Environment.ProcessorCount} cores; load average at the end {Machine.Load()}. The other side: Pillow, turned by `ImageOps.exif_transpose`, and torchvision.", "",
            "| stored | ours | Pillow | ours by Pillow's, of processor time | ours by ours upright, of processor time |", "|---|---:|---:|---:|---:|", .. rows]);
    }

    private static string Row(string words, Result result, Spread beside)
        => string.Create(CultureInfo.InvariantCulture, $"| {words} | {Report.Time(result.Ours)} | {Report.Time(result.Theirs)} | {result.Processor} | {beside} |");
}
