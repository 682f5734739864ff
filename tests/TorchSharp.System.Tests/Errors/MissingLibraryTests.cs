using System.Reflection;
using System.Runtime.Loader;
using TorchSharp;

namespace EngineTests.Errors;

/// <summary>The engine without its native library says what is missing and what to do.</summary>
public sealed class MissingLibraryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("engine-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_library_that_is_not_there_is_named_with_what_to_do()
    {
        var error = Use();
        Assert.Contains($"{Path.Combine(folder.FullName, "libtorchdoor.so")} is not there", error.Message, StringComparison.Ordinal);
        Assert.Contains("bash environment/setup.sh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_cannot_be_loaded_is_an_error_of_the_same_kind()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "libtorchdoor.so"), "no library");
        Assert.Contains("could not be loaded", Use().Message, StringComparison.Ordinal);
    }

    // A second copy of the engine, alone in a folder.
    private DllNotFoundException Use()
    {
        var copy = Path.Combine(folder.FullName, "TorchSharp.dll");
        File.Copy(typeof(torch).Assembly.Location, copy);
        var context = new AssemblyLoadContext(nameof(MissingLibraryTests), isCollectible: true);
        var threads = context.LoadFromAssemblyPath(copy).GetType("TorchSharp.torch", throwOnError: true)!.GetMethod(nameof(torch.get_num_threads))!;
        return Assert.IsType<DllNotFoundException>(Assert.Throws<TargetInvocationException>(() => threads.Invoke(null, null)).InnerException);
    }
}
