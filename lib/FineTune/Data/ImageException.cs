namespace FineTune.Data;

/// <summary>An image file that cannot be used: which, what is wrong with it, and what to do.</summary>
public sealed class ImageException : Exception
{
    /// <summary>Names the file, the fault and the remedy; the message is made of all three.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fault">What is wrong, as the end of the sentence "file: ...".</param>
    /// <param name="remedy">What the person can do, a whole sentence.</param>
    /// <param name="inner">What was caught, if anything was.</param>
    public ImageException(string file, string fault, string remedy, Exception? inner = null)
        : base($"{file}: {fault}. {remedy}", inner) => (File, Fault, Remedy) = (file, fault, remedy);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>What is wrong with it.</summary>
    public string Fault { get; }

    /// <summary>What the person can do.</summary>
    public string Remedy { get; }
}
