using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>Which modules are in training mode, to be put back as it was.</summary>
internal sealed class Modes : IDisposable
{
    private readonly List<nn.Module> training;

    private Modes(List<nn.Module> training) => this.training = training;

    /// <summary>Puts a module into inference mode until this is disposed.</summary>
    internal static Modes Still(nn.Module module)
    {
        var modes = new Modes([.. module.modules().Append(module).Where(one => one.training).Distinct()]);
        module.eval();
        return modes;
    }

    /// <summary>Puts back into training mode what was in it.</summary>
    public void Dispose()
    {
        // From the outside in: train() goes down to the children, so those that were not training are switched back after it.
        var wanted = training.ToHashSet();
        foreach (var module in training) Restore(module, wanted);
    }

    private static void Restore(nn.Module module, HashSet<nn.Module> wanted)
    {
        if (module.training) return;
        module.train();
        foreach (var inner in module.modules().Where(inner => inner.training && !wanted.Contains(inner))) inner.eval();
    }
}
