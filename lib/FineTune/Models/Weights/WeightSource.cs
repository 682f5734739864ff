namespace FineTune.Models.Weights;

/// <summary>Opens a weight file, and turns whatever goes wrong with it into a <see cref="WeightFileException"/>.</summary>
internal static class WeightSource
{
    // It may quote names from the file.
    private const int LongestProblem = 1000;

    internal static T Read<T>(string path, Func<FileStream, T> read)
    {
        try
        {
            using var stream = Open(path);
            return read(stream);
        }
        catch (BadWeightsException wrong)
        {
            throw new WeightFileException(path, ShownText.Of(wrong.Message, LongestProblem), wrong.Remedy, wrong.InnerException);
        }
        catch (Exception wrong) when (IsDamage(wrong))
        {
            throw new WeightFileException(path, $"It can't be read ({ShownText.Of(wrong.Message, LongestProblem).TrimEnd('.')}).", BadWeightsException.Damaged, wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WeightFileException(path, wrong.Message, "Check the path, the disk and your permissions.", wrong);
        }
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path)) throw new BadWeightsException("This is a folder.", "Give the path of the weight file in it.");
        if (!File.Exists(path)) throw new BadWeightsException("There is no such file.", "Check the path, or download the file to it.");
        // A pipe or a device says that it is empty, and opening it could wait for ever: so ask before opening.
        if (new FileInfo(path).Length == 0) throw new BadWeightsException("The file is empty.");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
    }

    // What .NET's own readers throw on content that isn't what it says it is.
    private static bool IsDamage(Exception wrong)
        => wrong is EndOfStreamException or InvalidDataException or OverflowException or ArgumentException or NotSupportedException or FormatException;
}
