namespace EngineTests.Surface;

/// <summary>Members that TorchSharp does not have in that form, each with the reason why it is here all the same.</summary>
internal static class SurfaceExceptions
{
    private const string Shared = "TorchSharp writes these out for each optimiser; here one visitor does it for all. To override them is the same line.";

    private static readonly Dictionary<string, string> Lines = new()
    {
        ["TorchSharp.Modules.OptimizerState: virtual void SaveStateDict(BinaryWriter writer)"] = Shared,
        ["TorchSharp.Modules.OptimizerState: virtual void LoadStateDict(BinaryReader reader)"] = Shared,
        ["TorchSharp.Modules.OptimizerState: virtual void LoadStateDict(OptimizerState source)"] = Shared,
    };

    internal static bool Allows(string line) => Lines.ContainsKey(line);
}
