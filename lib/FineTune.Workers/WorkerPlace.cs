using System.Globalization;

namespace FineTune.Workers;

/// <summary>Where processes meet that train together, and which of them this is.</summary>
/// <param name="Rank">Which, from 0; the first listens.</param>
/// <param name="Count">How many.</param>
/// <param name="Host">The machine of the first.</param>
/// <param name="Port">Its port.</param>
public sealed record WorkerPlace(int Rank, int Count, string Host = "127.0.0.1", int Port = 29500)
{
    /// <summary>The name or address of this machine by which the others reach it; empty for its own host name.</summary>
    public string Address { get; init; } = "";

    /// <summary>How long the others are waited for, at the beginning and at every step.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// From torchrun's variables (RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT) or, where those are absent, from Slurm's (SLURM_PROCID, SLURM_NTASKS). Null where there are none,
    /// or only one process.
    /// </summary>
    /// <exception cref="ArgumentException">A variable is no number; it is named.</exception>
    public static WorkerPlace? FromEnvironment()
    {
        if ((Number("WORLD_SIZE") ?? Number("SLURM_NTASKS")) is not { } count || count < 2) return null;
        var place = new WorkerPlace(Number("RANK") ?? Number("SLURM_PROCID") ?? 0, count, Text("MASTER_ADDR") ?? "127.0.0.1", Number("MASTER_PORT") ?? 29500);
        return place.Host is "127.0.0.1" or "localhost" ? place with { Address = "127.0.0.1" } : place;
    }

    private static int? Number(string name)
    {
        if (Text(name) is not { } text) return null;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"{name}={text}: a number is wanted there.");
    }

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
