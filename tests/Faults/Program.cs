using Faults;
using Faults.Full;

// dotnet run -c Release --project tests/Faults -- kill 200 [SEED [KIND]]     kill -9 at random moments
// dotnet run -c Release --project tests/Faults -- full                       a full disk at every write (root, Linux)
// Each prints a table: kind, tries, lost.
switch (args)
{
    case ["worker", var kind, var folder]:
        Trial.Of(kind).Work(folder);
        return 0;
    case ["kill", var tries, .. var more]:
        var rows = KillRun.Of(int.Parse(tries), more is [var seed, ..] ? int.Parse(seed) : 1, Console.Out, more is [_, var only] ? only : null);
        if (more is not [_, _]) rows = [.. rows, KillRun.Two("publishing", 5), KillRun.Two("training", 5)];
        Console.WriteLine(FaultRow.Table(rows));
        return rows.All(row => row.Lost == 0) ? 0 : 1;
    case ["full"]:
        if (SmallDisk.Unavailable is { } reason)
        {
            Console.WriteLine($"skipped: {reason}");
            return 0;
        }
        var full = FullDisk.Run();
        Console.WriteLine(FaultRow.Table(full));
        return full.All(row => row.Lost == 0) ? 0 : 1;
    default:
        Console.Error.WriteLine("Faults kill TRIES [SEED [publishing|training|caching]], or Faults full.");
        return 2;
}
