using Benchmarks;
using Benchmarks.ArticleRecipe;
using EngineTests.Threads;
using static TorchSharp.torch;

// dotnet run -c Release --project tests/Benchmarks
// Rounds of each task, ours and Python's in turn; the medians and their ratio go to the console and to RESULTS.md.
// `-- pipeline`: from files to a trained head instead of the engine's own tasks; printed only.
// `-- search`: the search over recipes against the article's, in the same time; --seeds N (8), --only drawings or clothes.
// `-- narrow --seeds 8`: accuracy with a frozen trunk in BFloat16 beside Float32.
// `-- photos`: a photograph of 12 megapixels as cameras, phones and scanners store it, decoded for a network.
// `-- accuracy --seeds 24`: quick recipes beside the article's.
// `-- parts`: each part of the way beside its target and the machine's limit.
// `-- recipe`: the article's recipe as a whole, each side in processes of its own.
// `-- device`: on the GPU where there is one (else on the CPU), beside PyTorch; PYTHON=/path/to/python names one whose PyTorch knows the GPU.
// `-- growth --most 50000`: time and memory an image as the work grows (to 5,000 unless given).
// `-- kernel [--kernel .net-csharp] [--library lib/bin] [--cells 2000]`: the notebook kernel beside ipykernel; after environment/setup.sh --with-tests.
// --threads N (the engine's own choice unless given), --rounds N (9), --only resnet18.
// --leak: memory of training loops over 2,000 steps. --stress 60: eight threads for so many seconds.
if (args is ["--side", var mode, var job])
{
    Ours.Run(mode, Job.Read(job));
    return;
}
if (args is ["--leak-of", var network, var way])
{
    Leak.One(network, way);
    return;
}
if (args is ["--growth-of", var images, var classes, var kept])
{
    Growth.One(int.Parse(images, System.Globalization.CultureInfo.InvariantCulture), int.Parse(classes, System.Globalization.CultureInfo.InvariantCulture), kept);
    return;
}
if (args is ["--leak"])
{
    Sections.Write("Memory of a training loop", ["`dotnet run -c Release --project tests/Benchmarks -- --leak`: resident memory, each loop in a process of its own.", "", Leak.Heading, .. Leak.Rows()]);
    return;
}
if (args is ["kernel", ..])
{
    Environment.ExitCode = KernelSpeed.Run(Settings.Text(args, "--kernel") ?? ".net-csharp", Settings.Text(args, "--library") ?? Path.Combine("lib", "bin"), Settings.Number(args, "--cells", 2000)) ? 0 : 1;
    return;
}
if (args is ["--stress", var seconds])
{
    var stress = new Stress(8, TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)));
    var before = Tensor.TotalCount;
    var wrong = stress.Run();
    GC.Collect();
    GC.WaitForPendingFinalizers();
    Sections.Write("Eight threads", [$"`dotnet run -c Release --project tests/Benchmarks -- --stress {seconds}`: {stress.Rounds:N0} rounds, {stress.Interrupted:N0} interruptions, {wrong.Count} errors, {Tensor.TotalCount - before} tensors left behind.", .. wrong.Take(3)]);
    return;
}
var settings = Settings.Of(args);
if (args.Contains("search"))
{
    SearchRace.Run(Settings.Number(args, "--seeds", 8), settings.Only);
    return;
}
if (args.Contains("narrow"))
{
    NarrowTrunk.Run(Settings.Number(args, "--seeds", 8));
    return;
}
if (args.Contains("accuracy"))
{
    AccuracyRace.Run(Settings.Number(args, "--seeds", 24));
    return;
}
if (args.Contains("growth"))
{
    Growth.Run(Settings.Number(args, "--most", 5000), Settings.Text(args, "--folder") ?? Path.Combine(Path.GetTempPath(), "finetune-growth"));
    return;
}
if (args.Contains("recipe"))
{
    RecipeRace.Run(Settings.Number(args, "--rounds", 3), settings.Only);
    return;
}
if (args.Contains("parts"))
{
    using var engine = PythonPeer.Start(settings.Threads) ?? throw new InvalidOperationException(PythonPeer.Missing);
    using var pipeline = PythonPeer.Start(settings.Threads, "pipeline")!;
    Goals.Run(settings, engine, pipeline);
    return;
}
if (args.Contains("photos"))
{
    using var pillow = PythonPeer.Start(settings.Threads, "pipeline");
    Photos.Run(settings, pillow);
    return;
}
if (args.Contains("device"))
{
    DeviceRace.Run(settings);
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
Sections.Write("Speed beside Python's PyTorch", Report.Text(results, settings, peer));
