// Seeds and thread counts are the process's: tests that train can't share it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
