using Faults;
using Faults.Full;

// dotnet run -c Release --project tests/Faults -- kill 200 [seed]     kill -9 at random moments
// dotnet run -c Release --project tests/Faults -- full                a full disk at every write (root, Linux)
// Each prints a table: kind, tries, lost.
switch (args)
{
    case ["worker", var kind, var folder]:
        Trial.Of(kind).Work(folder);
        return 0;
    case ["kill", var tries, ..]:
        var rows = KillRun.Of(int.Parse(tries), args.Length > 2 ? int.Parse(args[2]) : 1, Console.Out);
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
        Console.Error.WriteLine("Faults kill TRIES [SEED], or Faults full.");
        return 2;
}
