using FineTune.Data;
using FineTune.MakeData;
using FineTune.MakeData.Pretraining;

// make-data sample-images [folder]   data/clipart again, from the openclipart-png package
// make-data fashion-images [folder]  data/fashion again, from the dataset-fashion-mnist package
// make-data source-images [folder]   the pretraining set, from npm packages and openclipart-png
// make-data backbone [file] [steps]  the first backbone, pretrained on that set (half an hour on two cores)
try
{
    switch (args)
    {
        case ["sample-images", ..]:
            SampleImages.Make(args.ElementAtOrDefault(1) ?? "data/clipart");
            return 0;
        case ["fashion-images", ..]:
            FashionImages.Make(args.ElementAtOrDefault(1) ?? "data/fashion");
            return 0;
        case ["source-images", ..]:
            SourceImages.Make(args.ElementAtOrDefault(1) ?? "artifacts/backbone-source", "artifacts/npm");
            return 0;
        case ["backbone", ..]:
            Pretraining.Make("artifacts/backbone-source", args.ElementAtOrDefault(1) ?? "data/backbone/resnet18-drawings.safetensors", args.Length > 2 ? long.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : null);
            return 0;
        default:
            Console.Error.WriteLine("usage: make-data sample-images [folder] | fashion-images [folder] | source-images [folder] | backbone [file] [steps]   (from the root of the repository)");
            return 2;
    }
}
catch (Exception e) when (e is MakeException or ImageException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
