using System;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>The identity matrix, as far as it goes.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.Dimensions != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported");
                return Quietly(() =>
                {
                    using var identity = eye(tensor.shape[0], tensor.shape[1], tensor.dtype, tensor.device);
                    return tensor.copy_(identity);
                });
            }

            /// <summary>A convolution that passes its input channels on: one at the middle of each channel's own kernel.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                if (tensor.Dimensions is < 3 or > 5) throw new ArgumentException("Only tensors with 3, 4, or 5 dimensions are supported");
                return Quietly(() =>
                {
                    _ = tensor.zero_();
                    var shape = tensor.shape;
                    var middle = shape[2..].Select(n => TensorIndex.Single(n / 2)).ToArray();
                    for (var channel = 0L; channel < Math.Min(shape[0], shape[1]); channel++)
                        _ = tensor.index_put_((Scalar)1, [TensorIndex.Single(channel), TensorIndex.Single(channel), .. middle]);
                    return tensor;
                });
            }

            /// <summary>N(mean, std²) without what lies outside [a, b], by the inverse of its distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null) => Quietly(() =>
            {
                using var low = torch.tensor((a - mean) / std / Math.Sqrt(2), ScalarType.Float64).erf();
                using var high = torch.tensor((b - mean) / std / Math.Sqrt(2), ScalarType.Float64).erf();
                return tensor.uniform_(low.item<double>(), high.item<double>(), generator).erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_((Scalar)a, (Scalar)b);
            });

            /// <summary>Rows or columns that are orthogonal and of length gain (https://arxiv.org/abs/1312.6120).</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.Dimensions < 2) throw new ArgumentException("Only tensors with 2 or more dimensions are supported");
                return Quietly(() =>
                {
                    using var scope = NewDisposeScope();
                    long rows = tensor.shape[0], columns = tensor.numel() / rows;
                    var drawn = randn([Math.Max(rows, columns), Math.Min(rows, columns)], tensor.dtype, tensor.device);
                    var (q, r) = Aten.Two("linalg_qr", drawn);
                    // With the signs of R's diagonal Q is uniform among the orthogonal matrices.
                    var uniform = q * r.diagonal().sign();
                    return tensor.copy_((rows < columns ? uniform.t() : uniform).reshape(tensor.shape)).mul_(gain);
                });
            }

            /// <summary>N(0, std²) with a share of zeros in each column (Martens, 2010).</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.Dimensions != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported");
                return Quietly(() =>
                {
                    using var scope = NewDisposeScope();
                    var zeros = (long)Math.Ceiling(sparsity * tensor.shape[0]);
                    var order = rand(tensor.shape, device: tensor.device).argsort(0);
                    return tensor.normal_(0, std).masked_fill_(order.lt(zeros), 0);
                });
            }
        }
    }
}
