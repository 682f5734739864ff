using FineTune.Data;
using FineTune.Models.Weights;
using FineTune.Vault;

namespace FineTune.Command;

/// <summary>The errors that are for the person: their message says what is wrong and what to do. Any other is a fault of the program.</summary>
internal static class Refusals
{
    /// <summary>The message; of a wrong argument without the parameter's name in the code, which .NET adds.</summary>
    public static string Words(Exception wrong) => wrong is ArgumentException { ParamName: { Length: > 0 } name }
        ? wrong.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : wrong.Message;

    public static bool IsOne(Exception wrong) => wrong is UsageException or VaultException or ImageException or WeightFileException
        or IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException
        or FineTune.Training.NonFiniteLossException or FineTune.Training.CheckpointException or DllNotFoundException;
}
