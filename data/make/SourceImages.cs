namespace FineTune.MakeData;

/// <summary>The command source-images: what the backbone is pretrained on.</summary>
internal static class SourceImages
{
    /// <summary>Pixels of a side.</summary>
    internal const int Side = 64;

    internal static void Make(string folder, string npm)
    {
        var packages = EmojiSets.Install(npm);
        var sets = EmojiSets.Open(packages);
        var concepts = EmojiConcepts.Read(packages, [.. sets.OfType<IconSet>()]);
        // Copies of what was left out of the sample set are left out too: placeholders, doubtful labels.
        var target = TargetImages.Candidates();
        Console.WriteLine($"{target.Count} sample images and candidates to keep apart");
        var emoji = EmojiImages.Draw(concepts, sets);
        Console.WriteLine($"{emoji.Count} emoji of {concepts.Count} concepts");
        var clipart = ClipartImages.Choose(target);
        Console.WriteLine($"{clipart.Count} pieces of clip art of {clipart.Select(c => c.Category).Distinct().Count()} categories");
        SourceFiles.Write(folder, [.. emoji, .. clipart], sets);
    }
}
