namespace FineTune.Charts;

/// <summary>
/// Colours that people of any colour vision tell apart, in the order of use. The palette's yellow and black are left out: on a
/// white or a dark page one of them vanishes. Source: Okabe and Ito, "Color Universal Design", 2008.
/// </summary>
public static class Palette
{
    private static readonly string[] Colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

    /// <summary>The grey of text and axes, readable on white and on a dark page alike.</summary>
    public static string Ink => "#7A7A7A";

    /// <summary>The grey of grid lines.</summary>
    public static string Line => "rgba(128,128,128,0.25)";

    /// <summary>How many colours there are before they begin again.</summary>
    public static int Count => Colors.Length;

    /// <summary>The colour of the n-th series; after the last one it begins again.</summary>
    /// <param name="series">The number of the series, from 0.</param>
    /// <returns>A CSS colour.</returns>
    public static string Color(int series) => Colors[(series % Colors.Length + Colors.Length) % Colors.Length];
}
