namespace FineTune.Training;

/// <summary>A checkpoint that cannot be made or gone on from.</summary>
public sealed class CheckpointException : Exception
{
    internal CheckpointException(string message) : base(message)
    {
    }

    internal CheckpointException(string message, Exception inner) : base(message, inner)
    {
    }
}
