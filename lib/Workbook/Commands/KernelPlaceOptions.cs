using System.CommandLine;
using Workbook.Jupyter.Specs;

namespace Workbook.Commands;

/// <summary>Where a kernelspec is to lie.</summary>
/// <param name="Folder">The folder of kernels.</param>
/// <param name="Name">The name asked for; null where none was.</param>
internal sealed record KernelPlace(string Folder, string? Name);

/// <summary>The options that say where, in Jupyter's own words.</summary>
internal sealed class KernelPlaceOptions
{
    private readonly Option<bool> _user = new("--user") { Description = "For the person who is logged in. This is the default." };
    private readonly Option<bool> _sysPrefix = new("--sys-prefix") { Description = "For the active virtual environment, or the machine." };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Under that folder, in share/jupyter/kernels.", HelpName = "folder" };
    private readonly Option<string?> _name = new("--name") { Description = $"The kernelspec's name; {KernelSpec.DefaultName} unless somebody else has it." };

    public void AddTo(Command command)
    {
        command.Add(_user);
        command.Add(_sysPrefix);
        command.Add(_prefix);
        command.Add(_name);
    }

    public KernelPlace Read(ParseResult parsed) => new(
        parsed.GetValue(_prefix) is { } prefix ? KernelFolders.Under(Path.GetFullPath(prefix))
            : parsed.GetValue(_sysPrefix) ? KernelFolders.Environments
            : KernelFolders.User,
        parsed.GetValue(_name));
}
