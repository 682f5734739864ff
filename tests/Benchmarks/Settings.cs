using System.Globalization;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>How often and on how many threads.</summary>
internal sealed record Settings(int Threads, int Rounds)
{
    internal static Settings Of(string[] arguments)
    {
        var settings = new Settings(Number(arguments, "--threads", get_num_threads()), Number(arguments, "--rounds", 9));
        set_num_threads(settings.Threads);
        return settings;
    }

    private static int Number(string[] arguments, string name, int otherwise)
    {
        var place = Array.IndexOf(arguments, name);
        return place >= 0 && place + 1 < arguments.Length ? int.Parse(arguments[place + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
