using System.Threading.RateLimiting;
using FineTune.Data;
using FineTune.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FineTune.Command.Serving;

/// <summary>
/// A classifier over HTTP, as an ASP.NET minimal API: POST /predict with the bytes of an image, GET /model, GET /health. What to take
/// along into an app of one's own: the limits on bytes, pixels and work at once.
/// </summary>
internal static class ServeApp
{
    private const int Waiting = 64;

    public static WebApplication Create(Classifier classifier, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Why it can't begin, the command says itself.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseUrls(address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = classifier.Limits.MaxBytes;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddSingleton(classifier);
        builder.Services.AddHealthChecks().AddCheck<ModelHealth>("model");
        // As many images at once as there are cores; some more wait, the others are told to come back.
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limiter.AddPolicy("predict", _ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = Environment.ProcessorCount, QueueLimit = Waiting }));
        });
        var app = builder.Build();
        app.UseRateLimiter();
        app.MapHealthChecks("/health");
        app.MapGet("/model", (Classifier model) => new { model = model.Name, classes = model.Classes, input = model.Manifest.Preprocessing.ToString() });
        app.MapPost("/predict", PredictAsync).RequireRateLimiting("predict");
        return app;
    }

    private static async Task<IResult> PredictAsync(HttpRequest request, Classifier classifier, int? top)
    {
        try
        {
            using var body = new MemoryStream();
            // Kestrel ends it with 413 where the body is longer than allowed, announced or not.
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            var prediction = classifier.Predict(body.ToArray());
            return Results.Ok(new { model = classifier.Name, guesses = prediction.Top(Math.Clamp(top ?? 3, 1, classifier.Classes.Count)) });
        }
        catch (ImageException wrong)
        {
            return Results.Problem(wrong.Message, statusCode: StatusCodes.Status400BadRequest, title: "This image can't be used");
        }
        catch (BadHttpRequestException wrong)
        {
            return Results.Problem(wrong.Message, statusCode: wrong.StatusCode);
        }
    }
}
