namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes.</summary>
public sealed class FormatContext(TextWriter writer) : IDisposable
{
    /// <summary>Receives the formatted value.</summary>
    public TextWriter Writer { get; } = writer;

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }
}

/// <summary>A formatter; false where it leaves the value to others.</summary>
#pragma warning disable CA1711 // .NET Interactive's name
public delegate bool FormatDelegate<in T>(T value, FormatContext context);
#pragma warning restore CA1711
