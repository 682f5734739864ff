using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What the norms with running statistics share.</summary>
public abstract class NormBase : Module<Tensor, Tensor>
{
    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name) : base(name)
    {
        (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
        if (affine)
        {
            weight = ones(num_features, dtype, device).AsParameter();
            bias = zeros(num_features, dtype, device).AsParameter();
        }
        if (!track_running_stats) return;
        running_mean = zeros(num_features, dtype, device);
        running_var = ones(num_features, dtype, device);
        num_batches_tracked = zeros(System.Array.Empty<long>(), ScalarType.Int64, device);
    }

    public Parameter weight
    {
        get => _internal_params.TryGetValue("weight", out var value) ? value : null!;
        set => ConditionallyRegisterParameter("weight", value);
    }

    public Parameter? bias
    {
        get => _internal_params.TryGetValue("bias", out var value) ? value : null;
        set => ConditionallyRegisterParameter("bias", value);
    }

    public Tensor? running_mean
    {
        get => Buffer("running_mean");
        set => ConditionallyRegisterBuffer("running_mean", value);
    }

    public Tensor? running_var
    {
        get => Buffer("running_var");
        set => ConditionallyRegisterBuffer("running_var", value);
    }

    public Tensor? num_batches_tracked
    {
        get => Buffer("num_batches_tracked");
        set => ConditionallyRegisterBuffer("num_batches_tracked", value);
    }

    public long num_features { get; }
    public double eps { get; set; }
    public double? momentum { get; set; }
    public bool affine { get; }
    public bool track_running_stats { get; }

    public void reset_running_stats()
    {
        if (!track_running_stats) return;
        _ = running_mean?.zero_();
        _ = running_var?.fill_(1);
        _ = num_batches_tracked?.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine) return;
        using var frozen = no_grad();
        _ = weight.fill_(1);
        _ = bias?.zero_();
    }

    protected abstract void ValidateInputDimensions(Tensor input);

    private Tensor? Buffer(string name) => _internal_buffers.TryGetValue(name, out var entry) ? entry.Item1 : null;
}
