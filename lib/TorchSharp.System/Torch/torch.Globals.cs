using System;
using System.Runtime.InteropServices;
using TorchSharp.Door;

namespace TorchSharp;

/// <summary>PyTorch's <c>torch</c> module, with TorchSharp's names and signatures.</summary>
public static partial class torch
{
    private static Device? defaultDevice;

    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);
    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));
    public static Device MPS => new(DeviceType.MPS);

    /// <summary>The version of libtorch.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)Native.door_version())!;

    public static Device device(string description) => new(description);
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
    public static Device device(int index) => new(index);

    public static Device get_default_device() => defaultDevice ?? CPU;
    public static void set_default_device(Device device) => defaultDevice = InitializeDevice(device);
    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static ScalarType get_default_dtype() => (ScalarType)Native.door_default_dtype();
    public static void set_default_dtype(ScalarType dtype) => Native.Check(Native.door_set_default_dtype((int)dtype), "set_default_dtype");

    public static bool cuda_is_available() => Native.door_cuda_count() > 0;
    public static bool mps_is_available() => false;

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (deviceType == DeviceType.CUDA && !cuda_is_available())
            throw new InvalidOperationException("Torch device type CUDA did not initialise on the current machine: this libtorch has no CUDA, or no NVIDIA driver is loaded. Use torch.CPU, or ask torch.cuda.is_available() first.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType != DeviceType.CUDA || cuda_is_available();

    public static Device InitializeDevice(Device? device)
    {
        device ??= get_default_device();
        InitializeDeviceType(device.type);
        return device;
    }

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewDisposeScope();
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentScope;

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static IDisposable no_grad() => new GradMode(false);
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);
    public static bool is_grad_enabled() => Native.door_grad_enabled() != 0;
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);
    public static bool is_inference_mode_enabled() => Native.door_inference_enabled() != 0;

    public static int get_num_threads() => Native.door_threads();
    public static void set_num_threads(int num) => Native.Check(Native.door_set_threads(num), "set_num_threads");
    public static int get_num_interop_threads() => Native.door_interop_threads();
    public static void set_num_interop_threads(int num) => Native.Check(Native.door_set_interop_threads(num), "set_num_interop_threads");

    public static Generator manual_seed(long seed) => random.manual_seed(seed);
    public static long seed() => random.seed();
    public static long initial_seed() => random.initial_seed();
    public static Tensor get_rng_state() => random.get_rng_state();
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>Seeds of the default generator; <c>manual_seed</c> seeds every device.</summary>
    public static class random
    {
        public static Generator manual_seed(long seed)
        {
            Native.Check(Native.door_manual_seed((ulong)seed), "manual_seed");
            return Generator.Default;
        }

        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }

    public static class cuda
    {
        public static bool is_available() => cuda_is_available();
        public static bool is_cudnn_available() => Native.door_cudnn_available() != 0;
        public static int device_count() => Native.door_cuda_count();
        /// <summary>Seeds the first CUDA device's generator, and no other; the CPU's stays as it is.</summary>
        public static void manual_seed(long seed) => Native.Check(Native.door_cuda_manual_seed((ulong)seed, 0), "cuda.manual_seed");

        /// <summary>Seeds the generators of all CUDA devices.</summary>
        public static void manual_seed_all(long seed) => Native.Check(Native.door_cuda_manual_seed((ulong)seed, -1), "cuda.manual_seed_all");

        public static void synchronize(Device? device = null)
        {
            if (is_available()) Native.Check(Native.door_cuda_synchronize((device ?? CUDA).index), "cuda.synchronize");
        }
    }
}
