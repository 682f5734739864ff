using Faults.Trials;
using FineTune.Data;
using FineTune.Models;
using FineTune.Models.Weights;
using FineTune.Training;
using FineTune.Vault;
using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using static TorchSharp.torch;

namespace Faults.Full;

/// <summary>Each work with room for 0, 1, 2, ... pages, until it has enough: so the disk was full at every one of its writes.</summary>
public static class FullDisk
{
    private const int Most = 2000;

    /// <summary>Runs all kinds.</summary>
    public static IReadOnlyList<FaultRow> Run() => [Publishing(), Sealing(), Checkpointing(), Caching()];

    private static FaultRow Publishing()
    {
        using var disk = new SmallDisk(64 << 20);
        using var model = Backbones.Create("resnet18", 3);
        var vault = ModelVault.Open(Path.Combine(disk.Folder, "vault"), Trust.Anyone);
        _ = Publish();
        return Fill(disk, "publishing", () =>
        {
            using (no_grad()) _ = model.state_dict()["fc.bias"].uniform_(0, 1);
            _ = Publish();
        }, () =>
        {
            vault.Get("shapes@1").Load().Dispose();
            foreach (var version in vault.List()) vault.Get($"shapes@{version.Version}").LoadUnverified().Dispose();
        });

        Manifest Publish() => vault.Publish(new Draft { Name = "shapes", Model = model, Classes = ["a", "b", "c"], Preprocessing = Preprocessing.Contain(32, 32) });
    }

    private static FaultRow Sealing()
    {
        using var disk = new SmallDisk(8 << 20);
        using var key = SealKey.FromPassphrase("a good passphrase", 100_000);
        var (plain, target) = (Path.Combine(disk.Folder, "plain"), Path.Combine(disk.Folder, "sealed"));
        File.WriteAllBytes(plain, new byte[200_000]);
        SealedFile.Seal(plain, target, key);
        return Fill(disk, "sealing a file", () => SealedFile.Seal(plain, target, key), () =>
        {
            using var stream = SealedFile.OpenRead(target, key);
            stream.CopyTo(Stream.Null);
        });
    }

    private static FaultRow Checkpointing()
    {
        using var disk = new SmallDisk(16 << 20);
        var folder = Path.Combine(disk.Folder, "run");
        using var set = Pictures.Make(Directory.CreateDirectory(Path.Combine(disk.Folder, "pictures")).FullName, 6, 8);
        Fit();
        return Fill(disk, "checkpointing", Fit, () =>
        {
            foreach (var tensor in Safetensors.Read(Path.Combine(folder, "checkpoint.safetensors")).Values) tensor.Dispose();
        });

        void Fit()
        {
            using var model = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 64), nn.Linear(64, 3));
            var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.01, momentum: 0.9)) { Verbose = false, Checkpoint = new Checkpoint(folder) };
            _ = trainer.Fit(set.InBatches(3), null, 1);
        }
    }

    private static FaultRow Caching()
    {
        using var disk = new SmallDisk(16 << 20);
        var items = Pictures.Write(Directory.CreateDirectory(Path.Combine(disk.Folder, "pictures")).FullName, 20, 32);
        var cache = Path.Combine(disk.Folder, "cache");
        using var expected = Load(CachePlace.Memory);
        return Fill(disk, "writing the pixel cache", () => Load(CachePlace.Folder(cache)).Dispose(), () =>
        {
            using (var again = Load(CachePlace.Folder(cache)))
                if (!again.Pixels.bytes.SequenceEqual(expected.Pixels.bytes)) throw new InvalidDataException("other pixels");
            Directory.Delete(cache, recursive: true);
        });

        ImageSet Load(CachePlace place) => ImageSet.Load(items, Pictures.Classes, Framing.Original, place);
    }

    private static FaultRow Fill(SmallDisk disk, string kind, Action work, Action check)
    {
        var (tries, lost, refused, left) = (0, 0, 0, 0);
        for (var pages = 0; pages < Most; pages += pages < 16 ? 1 : pages / 8)
        {
            tries++;
            disk.LeaveFree(pages);
            var enough = Try(work) is null;
            if (!enough) refused++;
            left += Directory.GetFiles(disk.Folder, "*.part", SearchOption.AllDirectories).Length;
            disk.Empty();
            if (Try(check) is { } broken)
            {
                lost++;
                Console.WriteLine($"{kind}, {pages} pages: {broken.GetType().Name}: {broken.Message}");
            }
            if (enough) break;
        }
        return new FaultRow($"disk full while {kind}", tries, lost, $"{refused} refused with a message, {left} unfinished files left");
    }

    // Only what is meant for the person counts as a refusal.
    private static Exception? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception wrong) when (wrong is VaultException or CheckpointException or IOException or InvalidDataException or WeightFileException)
        {
            return wrong;
        }
    }
}
