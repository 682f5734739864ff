using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FineTune.Command.Serving;
using FineTune.Data;
using FineTune.Models;
using FineTune.Serving;
using FineTune.Vault;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using Microsoft.AspNetCore.Builder;

namespace FineTune.Command.Tests;

/// <summary>The app over real HTTP, on a port of its own.</summary>
public sealed class ServeTests : IAsyncLifetime, IDisposable
{
    private readonly Workplace workplace = new();
    private readonly HttpClient client = new();
    private Classifier classifier = null!;
    private WebApplication app = null!;

    public async Task InitializeAsync()
    {
        var vault = ModelVault.Open(workplace.Vault, Trust.Anyone);
        using (var model = Backbones.Create("resnet18", 3))
            _ = vault.Publish(new Draft { Name = "shapes", Model = model, Classes = ["circle", "square", "triangle"], Preprocessing = Preprocessing.Contain(32, 32) });
        classifier = Classifier.Load(vault.Get("shapes"), limits: new ImageLimits(MaxBytes: 20_000, MaxMegapixels: 0.1));
        app = ServeApp.Create(classifier, "http://127.0.0.1:0");
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        classifier.Dispose();
    }

    public void Dispose()
    {
        client.Dispose();
        workplace.Dispose();
    }

    [Fact]
    public async Task It_says_that_it_is_well_and_what_it_is()
    {
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("health", UriKind.Relative)));
        var model = await client.GetFromJsonAsync<JsonElement>("model");
        Assert.Equal("shapes@1", model.GetProperty("model").GetString());
        Assert.Equal(3, model.GetProperty("classes").GetArrayLength());
    }

    [Fact]
    public async Task An_image_gets_the_guesses_that_the_classifier_gives()
    {
        var image = Image(40);
        var answer = await Post(image);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var guesses = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("guesses").EnumerateArray().ToList();
        var expected = classifier.Predict(image);
        Assert.Equal(expected.Guesses.Select(guess => guess.Class), guesses.Select(guess => guess.GetProperty("class").GetString()));
        Assert.Equal(expected.Confidence, guesses[0].GetProperty("confidence").GetSingle(), 1e-5);
    }

    [Fact]
    public async Task Many_at_once_are_all_answered()
    {
        var image = Image(40);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Post(image)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Too_many_bytes_too_many_pixels_and_no_image_are_refused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(new byte[20_001])).StatusCode);
        using var unannounced = new HttpRequestMessage(HttpMethod.Post, "predict") { Content = new StreamContent(new Endless()) };
        unannounced.Headers.TransferEncodingChunked = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SendAsync(unannounced)).StatusCode);
        var large = await Post(Flat(400));
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        Assert.Contains("above the limit", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("no image"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post([])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(Image(40))).StatusCode);
    }

    private Task<HttpResponseMessage> Post(byte[] body) => client.PostAsync(new Uri("predict", UriKind.Relative), new ByteArrayContent(body));

    private static byte[] Image(int side)
    {
        var data = new byte[side * side * 3];
        new Random(1).NextBytes(data);
        return Png.Encode(new Pixels(side, side, 3, data));
    }

    private static byte[] Flat(int side) => Png.Encode(new Pixels(side, side, 3, new byte[side * side * 3]));

    /// <summary>30,000 bytes whose number isn't announced.</summary>
    private sealed class Endless : MemoryStream
    {
        public Endless() : base(new byte[30_000])
        {
        }

        public override bool CanSeek => false;
    }
}
