namespace EngineTests.Surface;

/// <summary>Members that TorchSharp does not have in that form, each with the reason why it is here all the same.</summary>
internal static class SurfaceExceptions
{
    private const string OneList = "Abstract there: here a state lists what it holds once, and the base class saves, loads and copies it. A class that overrides them compiles with either.";

    private static readonly Dictionary<string, string> Lines = new()
    {
        ["TorchSharp.Modules.OptimizerState: virtual void SaveStateDict(BinaryWriter writer)"] = OneList,
        ["TorchSharp.Modules.OptimizerState: virtual void LoadStateDict(BinaryReader reader)"] = OneList,
        ["TorchSharp.Modules.OptimizerState: virtual void LoadStateDict(OptimizerState source)"] = OneList,
        ["TorchSharp.torch.utils.data.Dataset<T>: abstract long Count { get; }"] = "The list of TorchSharp's members does not write a property's `abstract`.",
    };

    internal static bool Allows(string line) => Lines.ContainsKey(line);
}
