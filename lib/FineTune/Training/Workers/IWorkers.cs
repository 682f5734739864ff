namespace FineTune.Training;

/// <summary>
/// Processes that train one model together, each on its part of every batch. Their gradients are averaged before each step, so that they stay alike: data-parallel
/// training, as PyTorch's DistributedDataParallel (Li and others, 2020, https://arxiv.org/abs/2006.15704). All must call the same members in the same order.
/// </summary>
public interface IWorkers
{
    /// <summary>Which of them this process is, from 0.</summary>
    int Rank { get; }

    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Adds up what all have; each then holds the sum.</summary>
    /// <param name="values">As many in every process.</param>
    /// <exception cref="IOException">Another process is gone, or did not come in time.</exception>
    void Sum(Span<float> values);

    /// <summary>Gives all what one has.</summary>
    /// <param name="values">As many in every process.</param>
    /// <param name="from">The rank of the one.</param>
    /// <exception cref="IOException">Another process is gone, or did not come in time.</exception>
    void Broadcast(Span<float> values, int from);
}
