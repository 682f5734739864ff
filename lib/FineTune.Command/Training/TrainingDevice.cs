using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>The device that a training is asked to use.</summary>
internal static class TrainingDevice
{
    /// <param name="name">cpu, cuda or cuda:N; null for the first CUDA device where there is one, else the processor.</param>
    /// <exception cref="UsageException">There is no such device.</exception>
    public static Device Of(string? name)
    {
        if (name is null) return cuda.is_available() ? CUDA : CPU;
        if (name == "cpu") return CPU;
        var digits = name.Split(':') switch
        {
            ["cuda"] => "0",
            ["cuda", var number] => number,
            _ => throw new UsageException($"--device {name}: cpu, cuda or cuda:1 are known."),
        };
        if (!int.TryParse(digits, out var index) || index < 0) throw new UsageException($"--device {name}: after the colon stands the number of the device, from 0.");
        if (!cuda.is_available()) throw new UsageException($"--device {name}: libtorch sees no CUDA device here. It takes an NVIDIA driver and a CUDA build of libtorch (README, A machine with a GPU).");
        if (index >= cuda.device_count()) throw new UsageException($"--device {name}: there are {cuda.device_count()} CUDA devices, from cuda:0.");
        return device($"cuda:{index}");
    }

    /// <summary>What waits until the device has done all that it was asked to, for times to be true; null for the processor, which does it at once.</summary>
    public static Action? Synchronising(Device device) => device.type == TorchSharp.DeviceType.CUDA ? () => cuda.synchronize(device) : null;
}
