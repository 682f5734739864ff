using System;
using TorchSharp.Door;

namespace TorchSharp;

/// <summary>Recording of gradients on or off for this thread, as it was again after Dispose.</summary>
internal sealed class GradMode : IDisposable
{
    private readonly bool before = torch.is_grad_enabled();

    internal GradMode(bool enabled) => Native.door_set_grad_enabled(enabled ? 1 : 0);

    public void Dispose() => Native.door_set_grad_enabled(before ? 1 : 0);
}

/// <summary>libtorch's InferenceMode for this thread until Dispose.</summary>
internal sealed class InferenceMode(bool enabled) : IDisposable
{
    private nint guard = Native.door_enter_inference(enabled ? 1 : 0);

    public void Dispose()
    {
        if (guard != 0) Native.door_leave_inference(guard);
        guard = 0;
    }
}
