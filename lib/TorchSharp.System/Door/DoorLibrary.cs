using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Door;

/// <summary>Finds libtorchdoor.so beside this assembly and prepares libtorch's process-wide settings, once.</summary>
internal static class DoorLibrary
{
    internal const string Name = "torchdoor";

    internal static void Prepare()
    {
        NativeLibrary.SetDllImportResolver(typeof(DoorLibrary).Assembly, Resolve);
        Native.door_prepare_memory();
        // libtorch counts hyper-threads; two of them on one core slow a convolution down.
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null) _ = Native.door_set_threads(PhysicalCores.Count());
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (library != Name) return nint.Zero;
        var folder = Path.GetDirectoryName(assembly.Location) is { Length: > 0 } beside ? beside : AppContext.BaseDirectory;
        var file = Path.Combine(folder, "libtorchdoor.so");
        if (!File.Exists(file)) throw Missing($"{file} is not there");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw Missing(e.Message);
        }
    }

    private static DllNotFoundException Missing(string why) => new(
        $"The engine's native library could not be loaded: {why}. `bash environment/setup.sh` installs libtorch (apt: libtorch-dev) and builds it; "
        + "LIBTORCH=/path takes an unpacked libtorch instead.");
}
