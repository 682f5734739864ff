namespace EngineTests.Surface;

/// <summary>Members that TorchSharp does not have in that form, each with the reason why it is here all the same.</summary>
internal static class SurfaceExceptions
{
    private static readonly Dictionary<string, string> Lines = [];

    internal static bool Allows(string line) => Lines.ContainsKey(line);
}
