using Workbook.Session;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that runs, under .NET Interactive's name for it.</summary>
public sealed class KernelInvocationContext
{
    private readonly Func<CancellationToken> _token;

    private KernelInvocationContext(Func<CancellationToken> token) => _token = token;

    /// <summary>The cell that runs.</summary>
    public static KernelInvocationContext Current { get; } = new(static () => CellCancellation.Token);

    /// <summary>Cancelled when the person interrupts the cell. Give it to whatever takes long.</summary>
    public CancellationToken CancellationToken => _token();
}
