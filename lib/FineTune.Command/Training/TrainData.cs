using FineTune.Data;
using FineTune.Vault.Manifests;

namespace FineTune.Command.Training;

/// <summary>The images of a training in three parts, decoded.</summary>
internal sealed class TrainData : IDisposable
{
    private const int FingerprintSide = 64;

    private TrainData(Split split, Preprocessing preprocessing)
    {
        Split = split;
        Train = Decode(split.Train);
        Validation = Decode(split.Validation);
        Test = Decode(split.Test);

        ImageSet Decode(IReadOnlyList<ImageItem> items) => ImageSet.Load(items, split.Folder.Classes, preprocessing.ToFraming());
    }

    public Split Split { get; }

    public ImageSet Train { get; }

    public ImageSet Validation { get; }

    public ImageSet Test { get; }

    /// <exception cref="UsageException">A part is empty.</exception>
    public static TrainData Load(TaskRequest request, ImageFolder folder, Preprocessing preprocessing)
    {
        var split = request.Split is { } file ? Split.Read(file, folder) : Divide(folder, request.Seed);
        if (split.Validation.Count == 0 || split.Test.Count == 0) throw new UsageException("The split needs a validation part (the confidences are calibrated on it) and a test part (the figures come from it).");
        return new TrainData(split, preprocessing);
    }

    public override string ToString() => $"{Split.Folder.Items.Count} images of {Train.Classes.Count} classes: {Train.Count} to learn from, {Validation.Count} to calibrate, {Test.Count} to measure";

    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }

    // A picture that is filed twice must not be learned from and asked about.
    private static Split Divide(ImageFolder folder, int seed)
    {
        var request = new DecodeRequest { Framing = Framing.Contain(FingerprintSide, FingerprintSide) };
        var fingerprints = folder.Items.AsParallel().AsOrdered().Select(item => Fingerprint.Of(ImageDecoder.Default.DecodeFile(item.Path, request))).ToArray();
        return Split.Stratified(folder, 0.7, 0.15, 0.15, (ulong)seed, NearDuplicates.Group(fingerprints));
    }
}
