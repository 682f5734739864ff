using FineTune.Data;
using FineTune.Vault.Manifests;

namespace FineTune.Command.Training;

/// <summary>The images of a training in three parts, decoded.</summary>
internal sealed class TrainData : IDisposable
{
    private const int FingerprintSide = 64;

    private TrainData(Split split, Preprocessing preprocessing, CancellationToken cancellation)
    {
        Split = split;
        Train = Decode(split.Train);
        Validation = Decode(split.Validation);
        Test = Decode(split.Test);

        ImageSet Decode(IReadOnlyList<ImageItem> items) => ImageSet.Load(items, split.Folder.Classes, preprocessing.ToFraming(), cancellation: cancellation);
    }

    public Split Split { get; }

    public ImageSet Train { get; }

    public ImageSet Validation { get; }

    public ImageSet Test { get; }

    /// <exception cref="UsageException">A part is empty.</exception>
    public static TrainData Load(TaskRequest request, ImageFolder folder, Preprocessing preprocessing, CancellationToken cancellation)
    {
        var split = request.Split is { } file ? Given(file, folder) : Divide(folder, request.Seed, cancellation);
        if (split.Validation.Count == 0 || split.Test.Count == 0) throw new UsageException("The split needs a validation part (the confidences are calibrated on it) and a test part (the figures come from it).");
        return new TrainData(split, preprocessing, cancellation);
    }

    public override string ToString() => $"{Split.Folder.Items.Count} images of {Train.Classes.Count} classes: {Train.Count} to learn from, {Validation.Count} to calibrate, {Test.Count} to measure";

    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }

    // A picture that is filed twice must not be learned from and asked about.
    private static Split Divide(ImageFolder folder, int seed, CancellationToken cancellation)
    {
        var fingerprints = Fingerprint.OfFiles(folder.Items, FingerprintSide, cancellation: cancellation);
        return Split.Stratified(folder, 0.7, 0.15, 0.15, (ulong)seed, NearDuplicates.Group([.. fingerprints.Select(print => print!)]));
    }

    private static Split Given(string file, ImageFolder folder) => File.Exists(file)
        ? Split.Read(file, folder)
        : throw new UsageException($"--split {file}: there is no such file. Its first line is path,class,part,group; without --split the images are divided by chance.");
}
