using Workbook.Session.Packages;

namespace Workbook.Session;

/// <summary>What <c>#r</c> and <c>#i</c> bring into a session: assemblies by their files, and packages.</summary>
internal sealed class References(ScriptChain chain, AssemblyShelf shelf, string folder, PackageAliases aliases)
{
    private readonly List<PackageRequest> _packages = [];
    private readonly List<string> _sources = [];

    /// <summary><c>#r "path"</c></summary>
    public void AddFile(CellSource cell, Directive directive, string path)
    {
        try
        {
            if (shelf.Load(path) is var (reference, _)) chain.AddReference(reference);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException)
        {
            throw Refusal.Of(cell, directive, $"{path} could not be loaded: {error.Message}");
        }
    }

    /// <summary><c>#i "nuget:feed"</c>: a feed besides those that the machine is set up for.</summary>
    public void AddSource(string source)
    {
        var isLocal = !source.Contains("://", StringComparison.Ordinal);
        _sources.Add(isLocal ? Path.GetFullPath(source, folder) : source);
    }

    /// <summary><c>#r "nuget:Name, Version"</c></summary>
    public async Task AddPackageAsync(CellSource cell, Directive directive, string text, CancellationToken cancellation)
    {
        var package = PackageRequest.Parse(text)
            ?? throw Refusal.Of(cell, directive, $"'{text}' names no package. Write #r \"nuget: Name, Version\".");
        if (_packages.Find(package.IsSamePackage) is { } known)
        {
            if (package.Version is null || package.Version == known.Version) return;
            throw Refusal.Of(
                cell, directive, $"{known} is in use already, and a session cannot have {package} beside it. Restart it to change the version.");
        }

        if (aliases.For(package) is var (assemblies, note)) AddAlias(cell, directive, package, assemblies, note);
        else await RestoreAsync(cell, directive, package, cancellation);
    }

    private void AddAlias(CellSource cell, Directive directive, PackageRequest package, IReadOnlyList<string> assemblies, string note)
    {
        foreach (var path in assemblies)
        {
            if (!File.Exists(path)) throw Refusal.Of(cell, directive, $"{package}: {path}, which stands for it here, is not there.");
            AddFile(cell, directive, path);
        }

        Console.WriteLine($"{package}: {note}");
    }

    private async Task RestoreAsync(CellSource cell, Directive directive, PackageRequest package, CancellationToken cancellation)
    {
        try
        {
            var assets = await PackageRestore.RunAsync(new PackageProject([.. _packages, package], _sources, folder), cancellation);
            foreach (var native in assets.Natives) shelf.AddNative(native);
            foreach (var path in assets.Assemblies) shelf.Search(Path.GetDirectoryName(path)!);
            foreach (var path in assets.Assemblies)
                if (shelf.LoadShared(path) is var (reference, _)) chain.AddReference(reference);
            _packages.Add(package);
            var version = assets.Versions.GetValueOrDefault(package.Id);
            var other = package.IsExact && version != package.Version ? $" (the feed has no {package.Version})" : "";
            Console.WriteLine($"Package {package.Id} {version}{other}");
        }
        catch (PackageException error)
        {
            throw Refusal.Of(cell, directive, error.Message);
        }
    }
}
