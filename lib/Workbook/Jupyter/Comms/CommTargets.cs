using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Jupyter.Comms;

/// <summary>The channels that are open, and what happens when a page opens one.</summary>
public static class CommTargets
{
    private static readonly ConcurrentDictionary<string, Comm> ById = new();
    private static readonly ConcurrentDictionary<string, Action<Comm, JsonNode?>> Targets = new();

    /// <summary>Calls <paramref name="opened"/> when the page opens a channel to this target, with what it sent along.</summary>
    public static void Register(string target, Action<Comm, JsonNode?> opened) => Targets[target] = opened;

    internal static ICommLink? Link { get; set; }

    internal static IEnumerable<Comm> Open => ById.Values;

    internal static Comm? Find(string id) => ById.GetValueOrDefault(id);

    internal static void Add(Comm comm) => ById[comm.Id] = comm;

    internal static bool Remove(Comm comm) => ById.TryRemove(comm.Id, out _);

    /// <summary>False where nobody registered the target.</summary>
    internal static bool Opened(string target, string id, JsonNode? data)
    {
        if (!Targets.TryGetValue(target, out var opened)) return false;
        var comm = new Comm(target, id);
        Add(comm);
        opened(comm, data);
        return true;
    }

    internal static JsonNode? ToJson(object? data) => data as JsonNode ?? JsonSerializer.SerializeToNode(data);
}
