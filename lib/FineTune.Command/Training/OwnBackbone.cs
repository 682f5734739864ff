namespace FineTune.Command.Training;

/// <summary>The pretrained backbone that comes with the project.</summary>
internal static class OwnBackbone
{
    public const string Name = "resnet18";
    public const int Size = 64;

    private static readonly string Place = Path.Combine("data", "backbone", "resnet18-drawings.safetensors");

    /// <summary>The file, from FINETUNE_BACKBONE or from a folder above the program.</summary>
    /// <exception cref="UsageException">It isn't found.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("FINETUNE_BACKBONE") is { Length: > 0 } given) return given;
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, Place))) return Path.Combine(folder, Place);
        throw new UsageException($"{Place} isn't found above the program: name the weights with --weights, or set FINETUNE_BACKBONE.");
    }
}
