using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches of CUDA and cuDNN; they are remembered where there is no CUDA, too.</summary>
    public static class backends
    {
        public static class cuda
        {
            public static bool flash_sdp_enabled() => Get(Switch.FlashAttention);
            public static void enable_flash_sdp(bool enable) => Set(Switch.FlashAttention, enable);
            public static bool math_sdp_enabled() => Get(Switch.MathAttention);
            public static void enable_math_sdp(bool enable) => Set(Switch.MathAttention, enable);

            public static class matmul
            {
                public static bool allow_tf32 { get => Get(Switch.MatmulTf32); set => Set(Switch.MatmulTf32, value); }
                public static bool allow_fp16_reduced_precision_reduction { get => Get(Switch.Fp16Reduction); set => Set(Switch.Fp16Reduction, value); }
            }
        }

        public static class cudnn
        {
            public static bool allow_tf32 { get => Get(Switch.CudnnTf32); set => Set(Switch.CudnnTf32, value); }
        }

        // The numbers of door_switch in native/door.cpp.
        private enum Switch
        {
            MatmulTf32,
            CudnnTf32,
            Fp16Reduction,
            FlashAttention,
            MathAttention,
        }

        private static bool Get(Switch which) => Turned(which, -1);

        private static void Set(Switch which, bool value) => _ = Turned(which, value ? 1 : 0);

        private static unsafe bool Turned(Switch which, int value)
        {
            int on;
            Native.Check(Native.door_switch((int)which, value, &on), $"backends, {which}");
            return on != 0;
        }
    }
}
