namespace FineTune.Models.Weights;

/// <summary>A weight file that can't be read or written: which file, what is wrong with it, and what to do.</summary>
public sealed class WeightFileException : Exception
{
    /// <summary>Says what is wrong with a file and what to do about it.</summary>
    /// <param name="file">The path as it was given.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="inner">The error underneath, if there was one.</param>
    public WeightFileException(string file, string problem, string remedy, Exception? inner = null)
        : base($"{file}: {problem} {remedy}", inner)
    {
        File = file;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>The path as it was given.</summary>
    public string File { get; }

    /// <summary>What is wrong with the file.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
