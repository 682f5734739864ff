using System.Globalization;

namespace Benchmarks;

/// <summary>Each part of the way beside its target and beside what the machine can do: `-- parts`.</summary>
internal static class Goals
{
    // ResNet-50 at 224x224, 32 images: twice the multiply-adds of its convolutions and head; layer4's three times, but for the gradients that nobody asks for.
    private const double Trunk = 32 * 2 * 4.089e9, Layer4 = 32 * 2 * ((3 * 0.8094e9) - 0.2056e9);

    private static readonly Goal[] All =
    [
        new("head epoch", "head training on cached features, an epoch beside the script's", 1 / 100.0),
        new("frozen trunk", "frozen trunk, ResNet-50 at 224, Float32", 1 / 1.3) { Operations = Trunk },
        new("frozen trunk bf16", "the same in BFloat16", 1 / 1.3) { Operations = Trunk, Half = true },
        new("layer4 step, all", "training step of layer4 and head, frozen trunk before it", 1 / 1.15) { Operations = Trunk * 0.802 + Layer4 },
        new("layer4 step", "training step of layer4 and head, from features", 1 / 1.15) { Operations = Layer4 },
        new("decode 12 megapixels", "decode, resize 256, crop 224: a 12-megapixel JPEG, one core", 1 / 3.0),
        new("decode 500 pixels", "the same of 500 x 375 pixels", 1 / 1.5),
        new("augmented epoch", "later epochs with augmentation, into the model", 1 / 5.0) { Bytes = 32 * ((3.0 * 256 * 256) + (2 * 4 * 3 * 224 * 224)) },
        new("add", "tiny operator", 0.7),
        new("resnet18 step", "ResNet-18 training step, 32 images of 64x64", 0.95) { Operations = 32 * 2 * 3 * 0.148e9 },
    ];

    internal static void Run(Settings settings, PythonPeer peer, PythonPeer pipeline)
    {
        var limits = Limits.Measure();
        var rows = new List<string>();
        foreach (var goal in All.Where(goal => goal.Task.StartsWith(settings.Only, StringComparison.Ordinal)))
        {
            var work = Array.Find(PipelineTasks.All, work => work.Name == goal.Task);
            rows.Add(goal.Row(work is null ? Race.Run(Array.Find(Tasks.All, work => work.Name == goal.Task)!, peer, settings.Rounds) : Race.Run(work, pipeline, settings.Rounds), limits));
            Console.WriteLine(rows[^1]);
        }
        Console.WriteLine(limits);
        if (settings.Only.Length > 0) return;
        Sections.Write("Each part beside its target", [
            $"`dotnet run -c Release --project tests/Benchmarks -- parts` on {DateTime.UtcNow:yyyy-MM-dd}: {settings.Rounds} rounds, the two in turn in one run; medians (least to most of the rounds).",
            string.Create(CultureInfo.InvariantCulture, $"Machine: {Machine.Processor()}, {Environment.ProcessorCount} cores, {settings.Threads} threads on both sides; load average at the end {Machine.Load()}: processor time is what the"),
            "work took of the processors, whatever else they did, and it is what tells whether a target is met. PyTorch runs channels-last where that is faster.", "",
            $"{limits}", "", Goal.Heading, .. rows]);
    }
}
