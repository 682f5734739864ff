using FineTune.Data;
using FineTune.Serving;
using FineTune.Tests.Vault;
using static TorchSharp.torch;

namespace FineTune.Tests.Serving;

public sealed class ClassifierTests : IDisposable
{
    private readonly Published published = new();
    private readonly Classifier classifier;

    public ClassifierTests()
    {
        _ = published.Publish(draft => draft with { Temperature = 2 });
        classifier = Classifier.Load(published.Vault.Get("shapes"));
    }

    public void Dispose()
    {
        classifier.Dispose();
        published.Dispose();
    }

    [Fact]
    public void A_path_a_stream_and_bytes_give_what_the_model_gives()
    {
        using var scope = NewDisposeScope();
        var path = Drawing.Files(1)[0];
        using var set = Drawing.Set("fruit", 1);
        using var frozen = no_grad();
        var logits = Published.Model.call(Normalisation.ImageNet.Apply(set.Pixels.to(ScalarType.Float32).div(255)));
        // Guo and others, 2017: softmax(z / T).
        var exponents = logits.data<float>().ToArray().Select(z => Math.Exp(z / 2)).ToArray();
        var expected = exponents.Select(e => e / exponents.Sum()).ToArray();
        using var stream = File.OpenRead(path);
        foreach (var prediction in new[] { classifier.Predict(path), classifier.Predict(stream), classifier.Predict(File.ReadAllBytes(path)) })
        {
            Assert.Equal(Published.Classes[Array.IndexOf(expected, expected.Max())], prediction.Class);
            Assert.Equal(expected.Max(), prediction.Confidence, 1e-5);
            Assert.Equal(expected.OrderDescending(), prediction.Guesses.Select(guess => (double)guess.Confidence), (a, b) => Math.Abs(a - b) < 1e-5);
            Assert.Equal(2, prediction.Top(2).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Many_are_predicted_in_batches_in_their_order(string device)
    {
        var files = Drawing.Files(40);
        using var there = Classifier.Load(published.Vault.Get("shapes"), device);
        var many = there.PredictMany(files).ToList();
        Assert.Equal(files, many.Select(prediction => prediction.Image));
        foreach (var i in new[] { 0, 31, 32, 39 })
        {
            var alone = classifier.Predict(files[i]);
            Assert.Equal(alone.Class, many[i].Class);
            Assert.Equal(alone.Confidence, many[i].Confidence, 1e-4);
        }
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var files = Drawing.Files(8);
        var alone = files.Select(classifier.Predict).ToArray();
        var before = Alive.Count();
        _ = Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var prediction = classifier.Predict(files[i % 8]);
            Assert.Equal(alone[i % 8].Class, prediction.Class);
            Assert.Equal(alone[i % 8].Confidence, prediction.Confidence, 1e-5);
        });
        Assert.Equal(before, Alive.Count());
    }

    [Fact]
    public void What_is_too_large_or_no_image_is_refused()
    {
        using var strict = Classifier.Load(published.Vault.Get("shapes"), limits: new ImageLimits(MaxBytes: 2000, MaxMegapixels: 0.01));
        var path = Drawing.Files(1)[0];
        Assert.Contains("2,000 bytes", Assert.Throws<ImageException>(() => strict.Predict(path)).Message, StringComparison.Ordinal);
        Assert.Contains("2,000 are allowed", Assert.Throws<ImageException>(() => strict.Predict(new byte[2001])).Message, StringComparison.Ordinal);
        var large = Png.Encode(new Pixels(200, 200, 3, new byte[200 * 200 * 3]));
        Assert.Contains("above the limit", Assert.Throws<ImageException>(() => strict.Predict(large)).Message, StringComparison.Ordinal);
        Assert.Contains("not an image", Assert.Throws<ImageException>(() => classifier.Predict("hello"u8.ToArray(), "hello.txt")).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<ImageException>(() => classifier.PredictMany([path, "/no/such.png"]).Last()).Message, StringComparison.Ordinal);
    }
}
