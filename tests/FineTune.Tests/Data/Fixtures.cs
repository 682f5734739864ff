using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Where the files that the tests read lie.</summary>
internal static class Fixtures
{
    /// <summary>The root of the repository: the folder with the solution.</summary>
    internal static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    internal static string Clipart => Path.Combine(Root, "data", "clipart");

    /// <summary>A file that tests/peers/images.py or resize.py wrote.</summary>
    internal static string File(string name) => Path.Combine(Root, "tests", "FineTune.Tests", "Data", "fixtures", name);

    internal static Pixels Decode(string name, DecodeRequest? request = null) => ImageDecoder.Default.DecodeFile(File(name), request);

    private static string FindRoot(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "FineTuneNotebooks.sln")) ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("FineTuneNotebooks.sln was not found above the tests."));
}
