using FineTune.Data;
using FineTune.Serving;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FineTune.Command.Serving;

/// <summary>Healthy is a model that predicts: one small image is decoded and run.</summary>
internal sealed class ModelHealth(Classifier classifier) : IHealthCheck
{
    private const int Side = 16;

    private static readonly byte[] Image = Png.Encode(new Pixels(Side, Side, 3, new byte[Side * Side * 3]));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var confidence = classifier.Predict(Image, "health").Confidence;
        return Task.FromResult(float.IsFinite(confidence) ? HealthCheckResult.Healthy(classifier.Name) : HealthCheckResult.Unhealthy("the model gives no number"));
    }
}
