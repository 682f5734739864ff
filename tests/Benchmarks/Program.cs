using Benchmarks;

// dotnet run -c Release --project tests/Benchmarks
// Rounds of each task, ours and Python's in turn; the medians and their ratio go to the console and to RESULTS.md.
// `-- pipeline`: from files to a trained head instead of the engine's own tasks; printed only.
// `-- growth`: time and memory an image as the work grows.
// --threads N (the engine's own choice unless given), --rounds N (9), --only resnet18.
var settings = Settings.Of(args);
if (args.Contains("growth"))
{
    Growth.Run(Settings.Number(args, "--most", 5000), Settings.Text(args, "--folder") ?? Path.Combine(Path.GetTempPath(), "finetune-growth"));
    return;
}
using var peer = PythonPeer.Start(settings.Threads, args.Contains("pipeline") ? "pipeline" : "");
if (peer is null) Console.WriteLine(PythonPeer.Missing);
var results = new List<Result>();
Console.WriteLine(Report.Heading);
foreach (var task in (args.Contains("pipeline") ? PipelineTasks.All : Tasks.All).Where(task => task.Name.StartsWith(settings.Only, StringComparison.Ordinal)))
{
    results.Add(Race.Run(task, peer, settings.Rounds));
    Console.WriteLine(Report.Row(results[^1]));
}
if (peer is null || settings.Only.Length > 0 || args.Contains("pipeline")) return;
File.WriteAllText(Report.File, Report.Text(results, settings, peer));
Console.WriteLine($"Written to {Path.GetRelativePath(Environment.CurrentDirectory, Report.File)}.");
