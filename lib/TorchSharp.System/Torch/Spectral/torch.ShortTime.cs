using TorchSharp.Door;

namespace TorchSharp;

// Short-time Fourier transforms.
public static partial class torch
{
    public static Tensor stft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null)
        => input.stft(n_fft, hop_length, win_length, window, center, pad_mode, normalized, onesided, return_complex);

    public static Tensor istft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false)
        => input.istft(n_fft, hop_length, win_length, window, center, normalized, onesided, length, return_complex);

    public partial class Tensor
    {
        /// <summary>Complex numbers as such where <paramref name="return_complex"/> is true or this tensor is complex, and as pairs otherwise.</summary>
        public Tensor stft(long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null)
            => Aten.One("stft.center", this, n_fft, Given(hop_length), Given(win_length), window, center, Name(pad_mode), normalized, onesided, return_complex ?? is_complex());

        public Tensor istft(long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false)
            => Aten.One("istft", this, n_fft, Given(hop_length), Given(win_length), window, center, normalized, onesided, Given(length), return_complex);

        private static long? Given(long length) => length == -1 ? null : length;

        private static string Name(PaddingModes mode) => mode switch
        {
            PaddingModes.Zeros or PaddingModes.Constant => "constant",
            PaddingModes.Reflect => "reflect",
            PaddingModes.Replicate => "replicate",
            _ => "circular",
        };
    }
}
