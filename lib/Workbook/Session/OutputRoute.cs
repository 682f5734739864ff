namespace Workbook.Session;

/// <summary>
/// Finds the cell that a <c>Console.Write</c> or <c>display</c> belongs to. It flows with the execution context, so tasks and
/// threads that a cell starts write to that cell.
/// </summary>
internal static class OutputRoute
{
    private static readonly AsyncLocal<CellOutput?> Flowing = new();
    private static readonly Lock Gate = new();
    private static CellOutput? s_latest;
    private static bool s_installed;

    /// <summary>Null where no cell ever ran.</summary>
    public static CellOutput? Current => Flowing.Value ?? s_latest;

    public static IDisposable Open(CellOutput output)
    {
        Install();
        Flowing.Value = output;
        s_latest = output;
        return new Route(output);
    }

    // Once: several sessions may live in one process, and the console is everyone's.
    private static void Install()
    {
        lock (Gate)
        {
            if (s_installed) return;
            Console.SetOut(new RoutedWriter("stdout", Console.Out));
            Console.SetError(new RoutedWriter("stderr", Console.Error));
            s_installed = true;
        }
    }

    private sealed class Route(CellOutput output) : IDisposable
    {
        public void Dispose()
        {
            output.Flush();
            if (ReferenceEquals(Flowing.Value, output)) Flowing.Value = null;
            Interlocked.CompareExchange(ref s_latest, null, output);
        }
    }
}
