using Workbook.Jupyter.Specs;

namespace Workbook.Commands;

/// <summary>Writes and removes kernelspecs; never another's.</summary>
internal static class KernelInstall
{
    public static int Install(KernelPlace place, string? displayName) => Try(() =>
    {
        var name = place.Name ?? FreeName(place.Folder);
        if (!KernelSpec.IsName(name)) throw new UsageException($"--name {name}: letters, digits, '.', '-' and '_' make a kernel's name.");
        var folder = Path.Combine(place.Folder, name);
        if (KernelSpec.Read(folder) is { IsOurs: false } other)
            throw new UsageException($"{folder} is another's kernel ({other.DisplayName}) and was left alone. Choose another --name.");
        // Saving a notebook writes the display name into it: with the usual one, nothing changes there.
        KernelSpec.Write(folder, displayName ?? (name == KernelSpec.DefaultName ? ".NET (C#)" : "C# (workbook)"));
        Console.WriteLine($"kernel {name}: {folder}");
        return ExitCodes.Ok;
    });

    public static int Uninstall(KernelPlace place) => Try(() =>
    {
        var ours = !Directory.Exists(place.Folder) ? [] : Directory.EnumerateDirectories(place.Folder)
            .Where(folder => place.Name is null || Path.GetFileName(folder) == place.Name)
            .Where(folder => KernelSpec.Read(folder) is { IsOurs: true })
            .ToList();
        foreach (var folder in ours)
        {
            Directory.Delete(folder, recursive: true);
            Console.WriteLine($"removed {folder}");
        }

        if (ours.Count == 0) Console.WriteLine($"{place.Folder} holds no kernel of this program{(place.Name is null ? "" : $" named {place.Name}")}.");
        return ExitCodes.Ok;
    });

    // One that somebody else has, wherever Jupyter looks, stays theirs.
    private static string FreeName(string into) =>
        KernelSpec.All().Append(KernelSpec.Read(Path.Combine(into, KernelSpec.DefaultName)))
            .Any(spec => spec is { Name: KernelSpec.DefaultName, IsOurs: false })
            ? KernelSpec.OtherName
            : KernelSpec.DefaultName;

    private static int Try(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is UsageException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.BadInput;
        }
    }
}
