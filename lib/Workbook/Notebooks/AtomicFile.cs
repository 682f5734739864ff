using System.Text;

namespace Workbook.Notebooks;

/// <summary>Writes a file so that a reader, or a crash in the middle, finds either the old content or the new.</summary>
internal static class AtomicFile
{
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // What is there already keeps its date: whoever builds from dates has nothing to do.
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = File.Create(beside))
            {
                file.Write(new UTF8Encoding(false).GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
