using System;
using System.Collections.Generic;
using System.IO;

namespace TorchSharp.Door;

/// <summary>How many cores this process may use, hyper-threads of one core counted once.</summary>
internal static class PhysicalCores
{
    internal static int Count()
    {
        var allowed = Environment.ProcessorCount;
        try
        {
            var cores = new HashSet<string>();
            foreach (var cpu in Directory.EnumerateDirectories("/sys/devices/system/cpu", "cpu?*"))
            {
                var siblings = Path.Combine(cpu, "topology", "thread_siblings_list");
                if (File.Exists(siblings)) cores.Add(File.ReadAllText(siblings).Trim());
            }
            return cores.Count == 0 ? allowed : Math.Min(allowed, cores.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return allowed;
        }
    }
}
