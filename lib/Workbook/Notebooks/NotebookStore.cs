namespace Workbook.Notebooks;

/// <summary>A notebook's file in either format, by its name.</summary>
internal static class NotebookStore
{
    public static bool IsNotebook(string path) => IsDib(path) || HasExtension(path, ".ipynb");

    public static bool IsDib(string path) => HasExtension(path, ".dib");

    /// <exception cref="NotebookFormatException">The file is missing or is no notebook.</exception>
    public static Notebook Read(string path)
    {
        if (!IsDib(path)) return NotebookReader.ReadFile(path);
        try
        {
            return DibReader.Read(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            throw new NotebookFormatException($"{path}: {error.Message}");
        }
    }

    public static void Write(Notebook notebook, string path) =>
        AtomicFile.Write(path, IsDib(path) ? DibWriter.Write(notebook) : NotebookWriter.Write(notebook));

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
