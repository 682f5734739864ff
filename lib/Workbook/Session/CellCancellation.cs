namespace Workbook.Session;

/// <summary>The running cell's token. It flows with the execution context, to what the cell starts too.</summary>
internal static class CellCancellation
{
    private static readonly AsyncLocal<CancellationToken> Flowing = new();

    public static CancellationToken Token
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
