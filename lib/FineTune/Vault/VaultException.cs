namespace FineTune.Vault;

/// <summary>Something in the vault can't be used or done: which thing, what is wrong, and what to do.</summary>
public sealed class VaultException : Exception
{
    /// <summary>Names the thing, the problem and the remedy; the message is made of all three.</summary>
    /// <param name="subject">A file, a version or a key.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="inner">The error underneath, if there was one.</param>
    public VaultException(string subject, string problem, string remedy, Exception? inner = null)
        : base($"{subject}: {problem} {remedy}", inner) => (Subject, Problem, Remedy) = (subject, problem, remedy);

    /// <summary>A file, a version or a key.</summary>
    public string Subject { get; }

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
