namespace FineTune.Data.Cached;

/// <summary>Finds rows in a folder, or makes them and keeps them there. Rows that another file of the same function has are copied from it.</summary>
internal static class RowStore
{
    /// <summary>The rows, to be disposed, and the positions in the request that they belong to.</summary>
    /// <param name="folder">Where files lie; null keeps the rows in memory.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellation">Stops the wait for another process that makes the same.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    internal static (KeptRows Rows, IReadOnlyList<int> Kept) Get(string? folder, RowRequest request, CancellationToken cancellation)
    {
        if (folder is null)
        {
            using var memory = new MemoryRows(request.Count, request.RowShape, request.Dtype);
            return Made(request, memory, [.. Enumerable.Range(0, request.Count)]);
        }
        _ = Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{$"{request.Identity.Value}"[..16]}-{$"{ContentHash.Of(request.Keys.Value)}"[..16]}{RowFile.Extension}");
        if (Find(path, request) is { } found) return found;
        using var held = CacheLock.Take(path + ".lock", cancellation);
        if (Find(path, request) is { } meanwhile) return meanwhile;
        using var file = new FileRows(path, new RowFileHeader(request.Identity.Value, request.RowShape, request.Dtype, request.Keys.Value));
        return Made(request, file, CopyKnown(folder, path, request, file));
    }

    private static (KeptRows, IReadOnlyList<int>) Made(RowRequest request, IRowSink sink, List<int> missing)
    {
        var failed = request.Make(missing, sink);
        if (failed.Count == 0) return (sink.Finish(), [.. Enumerable.Range(0, request.Count)]);
        int[] kept = [.. Enumerable.Range(0, request.Count).Except(failed)];
        return (sink.Finish(kept), kept);
    }

    private static (KeptRows, IReadOnlyList<int>)? Find(string path, RowRequest request)
    {
        if (RowFile.Open(path, request.Identity.Value) is not { } file) return null;
        var (kept, missing) = Match(request.Keys.Value, file.Header.Keys);
        if (kept.Count == file.Header.Keys.Count && IsRight(file, 0, kept[0], request) && request.MayLack(missing))
        {
            file.Touch();
            return (file, kept);
        }
        file.Dispose();
        return null;
    }

    /// <summary>Which of the wanted keys a file has; it has them in the same order.</summary>
    private static (List<int> Kept, List<int> Missing) Match(IReadOnlyList<ContentHash> wanted, IReadOnlyList<ContentHash> present)
    {
        var (kept, missing) = (new List<int>(), new List<int>());
        for (var i = 0; i < wanted.Count; i++)
            (kept.Count < present.Count && wanted[i] == present[kept.Count] ? kept : missing).Add(i);
        return (kept, missing);
    }

    private static bool IsRight(RowFile file, int row, int position, RowRequest request)
    {
        if (!file.Header.RowShape.SequenceEqual(request.RowShape) || file.Header.Dtype != request.Dtype) return false;
        var bytes = new byte[file.Header.RowBytes];
        file.Read(row, bytes);
        return request.Verify(position, bytes);
    }

    private static List<int> CopyKnown(string folder, string path, RowRequest request, FileRows target)
    {
        var open = request.Keys.Value.Select((key, i) => (key, i)).GroupBy(pair => pair.key, pair => pair.i).ToDictionary(group => group.Key, group => group.ToArray());
        var row = new byte[request.Bytes / request.Count];
        foreach (var other in Directory.GetFiles(folder, $"{$"{request.Identity.Value}"[..16]}-*{RowFile.Extension}").Where(other => other != path))
        {
            if (open.Count == 0) break;
            using var file = RowFile.Open(other, request.Identity.Value);
            if (file is not null && IsUsable(file)) Copy(file);
        }
        return [.. open.Values.SelectMany(positions => positions).Order()];

        bool IsUsable(RowFile file)
        {
            var shared = Enumerable.Range(0, file.Header.Keys.Count).FirstOrDefault(i => open.ContainsKey(file.Header.Keys[i]), -1);
            return shared >= 0 && IsRight(file, shared, open[file.Header.Keys[shared]][0], request);
        }

        void Copy(RowFile file)
        {
            for (var i = 0; i < file.Header.Keys.Count; i++)
            {
                if (!open.Remove(file.Header.Keys[i], out var positions)) continue;
                file.Read(i, row);
                foreach (var position in positions) target.Write(position, row);
            }
        }
    }
}
