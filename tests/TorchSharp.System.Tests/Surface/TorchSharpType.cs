namespace EngineTests.Surface;

/// <summary>One type of TorchSharp with its members, as the committed list has them.</summary>
internal sealed record TorchSharpType(string Kind, string Name, string? Base, HashSet<string> Interfaces, HashSet<string> Members)
{
    internal bool IsEnum => Kind == "enum";
}
