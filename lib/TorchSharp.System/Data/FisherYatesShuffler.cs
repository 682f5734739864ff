using System;
using System.Collections;
using System.Collections.Generic;

namespace TorchSharp.Utils;

/// <summary>The numbers below size in a drawn order: another one each time it is gone through, or always the seed's, which is TorchSharp's too.</summary>
public class FisherYatesShuffler : IEnumerable<long>
{
    private readonly long size;
    private readonly int? seed;

    public FisherYatesShuffler(long size, int? seed = null) => (this.size, this.seed) = (size, seed);

    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shuffled()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long[] Shuffled()
    {
        var random = seed is { } given ? new Random(given) : new Random();
        var order = new long[size];
        for (var i = 0L; i < size; i++)
        {
            var other = unchecked(((long)random.Next() << 32) + (uint)random.Next()) % (i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
