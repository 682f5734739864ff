namespace FineTune.MakeData;

/// <summary>The command sample-images.</summary>
internal static class SampleImages
{
    internal static void Make(string folder)
    {
        foreach (var i in TargetImages.Choose())
            Console.WriteLine($"{i.Class},{i.Drawing.Path},{i.Group}");
    }
}
