namespace FineTune.Data;

/// <summary>What batches are made of: images, or features of images.</summary>
internal interface IBatchSource
{
    /// <summary>How many examples there are.</summary>
    int Count { get; }

    /// <summary>The names of the classes, by label.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>Makes a batch. Called on a thread of the loader's; the result depends on nothing but what is given.</summary>
    /// <param name="picked">Which examples, in this order.</param>
    /// <param name="epoch">Counted from 0.</param>
    Batch Make(long[] picked, int epoch);
}
