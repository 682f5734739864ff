using System;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sizes, strides and paddings of one to three dimensions as the lists that operators take.</summary>
internal static class Spatial
{
    internal static long[] Each(int dimensions, long n) => Filled(dimensions, n);

    internal static long[]? Each(int dimensions, long? n) => n is { } given ? Filled(dimensions, given) : null;

    internal static double[] Each(int dimensions, double n) => Filled(dimensions, n);

    internal static double[]? Each(int dimensions, double? n) => n is { } given ? Filled(dimensions, given) : null;

    internal static T[] List<T>((T, T) pair) => [pair.Item1, pair.Item2];

    internal static T[]? List<T>((T, T)? pair) => pair is { } given ? List(given) : null;

    internal static T[] List<T>((T, T, T) triple) => [triple.Item1, triple.Item2, triple.Item3];

    internal static T[]? List<T>((T, T, T)? triple) => triple is { } given ? List(given) : null;

    internal static string Name(Padding padding) => padding == Padding.Same ? "same" : "valid";

    /// <summary>The spatial sizes that unpooling restores: those asked for, or the smallest that pooling can have had.</summary>
    internal static long[] Unpooled(Tensor input, long[] kernel, long[]? stride, long[]? padding, long[]? wanted)
    {
        var dimensions = kernel.Length;
        if (wanted is not null) return wanted[^dimensions..];
        var shape = input.shape[^dimensions..];
        return Enumerable.Range(0, dimensions).Select(d => ((shape[d] - 1) * (stride ?? kernel)[d]) + kernel[d] - (2 * (padding?[d] ?? 0))).ToArray();
    }

    private static T[] Filled<T>(int count, T value)
    {
        var list = new T[count];
        Array.Fill(list, value);
        return list;
    }
}
