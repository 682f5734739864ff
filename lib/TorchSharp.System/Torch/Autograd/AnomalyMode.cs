using System;
using TorchSharp.Door;

namespace TorchSharp;

/// <summary>Backward passes name the operator that failed, and stop at the first NaN; as it was again after Dispose.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool enabledBefore = IsEnabled;
    private readonly bool checkedBefore = ShouldCheckNaN;

    public AnomalyMode(bool enabled, bool check_nan = true) => Native.door_set_anomaly(enabled ? 1 : 0, check_nan ? 1 : 0);

    public static unsafe bool IsEnabled
    {
        get
        {
            int checkNaN;
            return Native.door_anomaly(&checkNaN) != 0;
        }
    }

    public static unsafe bool ShouldCheckNaN
    {
        get
        {
            int checkNaN;
            _ = Native.door_anomaly(&checkNaN);
            return checkNaN != 0;
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Native.door_set_anomaly(enabledBefore ? 1 : 0, checkedBefore ? 1 : 0);
    }
}
