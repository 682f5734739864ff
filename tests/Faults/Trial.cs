using Faults.Trials;

namespace Faults;

/// <summary>Some work that a process does until it is killed, and what must be true of its folder then.</summary>
public abstract class Trial
{
    private static readonly Dictionary<string, Func<Trial>> Known = new()
    {
        ["publishing"] = () => new Publishing(),
        ["training"] = () => new Training(),
        ["caching"] = () => new Caching(),
    };

    /// <summary>The kinds of work.</summary>
    public static IEnumerable<string> Kinds => Known.Keys;

    /// <summary>How many processes work in the folder at once: of several, any may have been the last to move a tag.</summary>
    public int Writers { get; set; } = 1;

    /// <summary>What the table calls it.</summary>
    public abstract string Title { get; }

    /// <summary>The longest time between "ready" and the kill.</summary>
    public abstract TimeSpan Longest { get; }

    /// <summary>The work of a kind.</summary>
    public static Trial Of(string kind) => Known[kind]();

    /// <summary>Works in the folder: says "ready" when it begins, and a line for whatever is done and must never be lost.</summary>
    public abstract void Work(string folder);

    /// <summary>Looks at the folder after a kill.</summary>
    /// <param name="folder">Where the work was done.</param>
    /// <param name="done">The lines since the last look.</param>
    /// <returns>What was lost or is wrong; null where nothing.</returns>
    public abstract string? Check(string folder, IReadOnlyList<string> done);

    /// <summary>What was seen over all tries.</summary>
    public abstract string Note { get; }

    /// <summary>Tells whoever watches.</summary>
    protected static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
