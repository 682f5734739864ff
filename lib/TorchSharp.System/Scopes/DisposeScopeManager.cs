using System;

namespace TorchSharp;

/// <summary>The thread's scopes, the innermost of which owns every new tensor.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? current;

    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.Count;

    internal static DisposeScopeManager ThreadSingleton => current ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics Count { get; } = new();

    internal NativeTensor.Spares Spares { get; } = new();

    internal DisposeScope? CurrentScope { get; private set; }

    internal static DisposeScope NewDisposeScope()
    {
        var manager = ThreadSingleton;
        return manager.CurrentScope = new DisposeScope(manager, manager.CurrentScope);
    }

    /// <summary>A new tensor of this thread: into the current scope, where there is one.</summary>
    internal void Register(torch.Tensor tensor)
    {
        if (CurrentScope is { } scope) scope.Take(tensor);
        Count.Created(CurrentScope is not null);
    }

    internal void Remove(DisposeScope scope)
    {
        // Scopes are usually left innermost first; one that is left early takes the scopes inside it along.
        for (var open = CurrentScope; open is not null; open = open.Outer)
        {
            if (!ReferenceEquals(open, scope)) continue;
            CurrentScope = scope.Outer;
            return;
        }
    }
}
