// Tensor.TotalCount, seeds and thread counts are the process's: tests that look at them can't share it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
