using System.Globalization;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>How often, on how many threads, and which tasks (those whose names begin so).</summary>
internal sealed record Settings(int Threads, int Rounds, string Only)
{
    internal static Settings Of(string[] arguments)
    {
        var settings = new Settings(Number(arguments, "--threads", get_num_threads()), Number(arguments, "--rounds", 9), Text(arguments, "--only") ?? "");
        set_num_threads(settings.Threads);
        return settings;
    }

    internal static int Number(string[] arguments, string name, int otherwise)
        => Text(arguments, name) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;

    internal static string? Text(string[] arguments, string name)
    {
        var place = Array.IndexOf(arguments, name);
        return place >= 0 && place + 1 < arguments.Length ? arguments[place + 1] : null;
    }
}
