using FineTune.Data;

namespace FineTune.Command.Tests;

/// <summary>A folder with a vault, keys and small images, and the command in it.</summary>
public sealed class Workplace : IDisposable
{
    internal static readonly string[] Classes = ["blue", "green", "red"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("finetune-command-").FullName;

    public string Vault => At("vault");

    public string Photos => At("photos");

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Images that are told apart by their colour; each differs from the others, or they would count as one picture.</summary>
    public void Draw(int perClass = 12)
    {
        for (var label = 0; label < Classes.Length; label++)
        {
            _ = Directory.CreateDirectory(Path.Combine(Photos, Classes[label]));
            for (var i = 0; i < perClass; i++) File.WriteAllBytes(Picture(label, i), Png.Encode(Noise(label, (label * 100) + i)));
        }
    }

    public string Picture(int label, int number) => Path.Combine(Photos, Classes[label], $"{number:D2}.png");

    /// <summary>Runs the command.</summary>
    public async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await FineTuneCommand.InvokeAsync([.. arguments, "--vault", Vault, "--home", At("home")], output, error);
        return (code, output.ToString(), error.ToString());
    }

    public async Task<string> Succeed(params string[] arguments)
    {
        var (code, output, error) = await Run(arguments);
        Assert.True(code == 0, $"{code}: {error}{output}");
        return output;
    }

    /// <summary>Runs the command, which must say why it can't do it, and to a person.</summary>
    public async Task Refuses(string saying, params string[] arguments)
    {
        var (code, _, error) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains(saying, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Pixels Noise(int label, int seed)
    {
        const int side = 32, block = 8;
        var random = new Random(seed);
        var tiles = new byte[side / block * (side / block)];
        random.NextBytes(tiles);
        var data = new byte[side * side * 3];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                for (var c = 0; c < 3; c++)
                    data[(((y * side) + x) * 3) + c] = (byte)((tiles[(y / block * (side / block)) + (x / block)] / 3) + (c == 2 - label ? 170 : 0));
        return new Pixels(side, side, 3, data);
    }
}
