namespace Faults;

/// <summary>A kind of fault, how often it was tried, and how often something was lost.</summary>
/// <param name="Kind">What was disturbed.</param>
/// <param name="Tries">How often.</param>
/// <param name="Lost">How often something was lost, half written or wrong afterwards.</param>
/// <param name="Note">What was seen, in numbers.</param>
public sealed record FaultRow(string Kind, int Tries, int Lost, string Note)
{
    /// <summary>The rows as text.</summary>
    public static string Table(IEnumerable<FaultRow> rows)
        => string.Join('\n', rows.Select(row => $"{row.Kind,-44} {row.Tries,6} {row.Lost,5}  {row.Note}").Prepend($"{"kind",-44} {"tries",6} {"lost",5}"));
}
