using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>The diagonal of a square matrix, where a thing meets itself.</summary>
internal static class Diagonal
{
    /// <summary>Writes one value along the diagonal, in place.</summary>
    /// <returns>The same matrix.</returns>
    internal static Tensor WithDiagonal(this Tensor matrix, double value)
    {
        using var diagonal = matrix.diagonal();
        diagonal.fill_(value).Dispose();
        return matrix;
    }
}
