using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;

namespace TorchSharp.Door;

/// <summary>Finds libtorchdoor.so beside this assembly and prepares libtorch's process-wide settings, once.</summary>
internal static class DoorLibrary
{
    internal const string Name = "torchdoor";

    private static readonly Lock Loading = new();
    private static nint loaded;

    // Nothing is loaded here: what fails in a type's initialiser reaches the caller as "the type initializer threw an exception".
    internal static void Prepare() => NativeLibrary.SetDllImportResolver(typeof(DoorLibrary).Assembly, Resolve);

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (library != Name) return nint.Zero;
        lock (Loading) return loaded != 0 ? loaded : loaded = Load();
    }

    private static unsafe nint Load()
    {
        var folder = Path.GetDirectoryName(typeof(DoorLibrary).Assembly.Location) is { Length: > 0 } beside ? beside : AppContext.BaseDirectory;
        var file = Path.Combine(folder, "libtorchdoor.so");
        if (!File.Exists(file)) throw Missing($"{file} is not there");
        nint door;
        try
        {
            door = NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw Missing(e.Message);
        }
        ((delegate* unmanaged<void>)NativeLibrary.GetExport(door, "door_prepare_memory"))();
        // libtorch counts hyper-threads; two of them on one core slow a convolution down.
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null) _ = ((delegate* unmanaged<int, int>)NativeLibrary.GetExport(door, "door_set_threads"))(PhysicalCores.Count());
        return door;
    }

    private static DllNotFoundException Missing(string why) => new(
        $"The engine's native library could not be loaded: {why}. `bash environment/setup.sh` installs libtorch (apt: libtorch-dev) and builds it; "
        + "LIBTORCH=/path takes an unpacked libtorch instead.");
}
