namespace FineTune.Data;

/// <summary>One image of a folder.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Its path from the folder, with forward slashes: "birds/duck.png".</param>
/// <param name="Label">The index of its class in <see cref="ImageFolder.Classes"/>.</param>
public sealed record ImageItem(string Path, string Name, int Label);
