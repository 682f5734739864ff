namespace Workbook.Tests;

/// <summary>The repository that these tests stand in.</summary>
internal static class Repository
{
    public static readonly string Root = Above(AppContext.BaseDirectory);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "FineTuneNotebooks.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
