using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FineTune.Workers;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>The processes of one <c>finetune train --workers</c> or <c>finetune search --workers</c>: this one and those that it starts, or those that Slurm, Kubernetes or torchrun started.</summary>
internal sealed class Together : IDisposable
{
    private readonly List<Process> others = [];

    private Together(GlooWorkers? workers, IEnumerable<Process> others)
    {
        Workers = workers;
        this.others.AddRange(others);
    }

    /// <summary>Null where this process trains alone.</summary>
    public GlooWorkers? Workers { get; }

    /// <summary>Whether this process speaks and publishes: it was started by a person, or is the first of those that a scheduler started.</summary>
    public static bool BeginsFirst => WorkerPlace.FromEnvironment() is null or { Rank: 0 };

    /// <param name="request">How many were asked for, and the command line for those that are started.</param>
    /// <exception cref="IOException">They did not all come.</exception>
    public static Together Of(TaskRequest request)
    {
        var count = request.Workers;
        if (WorkerPlace.FromEnvironment() is { } given) return new Together(GlooWorkers.Join(given), []);
        if (count < 2) return new Together(null, []);
        var place = new WorkerPlace(0, count, Port: FreePort()) { Address = "127.0.0.1", Patience = TimeSpan.FromMinutes(5) };
        var threads = Math.Max(1, Environment.ProcessorCount / count);
        set_num_threads(threads);
        var started = Enumerable.Range(1, count - 1).Select(rank => Start(place with { Rank = rank }, threads, request.Words)).ToArray();
        try
        {
            return new Together(GlooWorkers.Join(place), started);
        }
        catch
        {
            End(started);
            throw;
        }
    }

    public void Dispose()
    {
        Workers?.Dispose();
        End(others);
    }

    private static Process Start(WorkerPlace place, int threads, IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Together).Assembly.Location, .. words]) { RedirectStandardOutput = true };
        foreach (var (name, value) in new (string, object)[] { ("RANK", place.Rank), ("WORLD_SIZE", place.Count), ("MASTER_ADDR", place.Host), ("MASTER_PORT", place.Port), ("OMP_NUM_THREADS", threads) })
            start.Environment[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static void End(IEnumerable<Process> started)
    {
        foreach (var process in started)
        {
            // Whoever has done its part ends by itself.
            if (!process.WaitForExit(TimeSpan.FromSeconds(10))) process.Kill(entireProcessTree: true);
            process.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
