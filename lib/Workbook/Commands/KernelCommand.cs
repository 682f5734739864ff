using System.CommandLine;
using Workbook.Jupyter;
using Workbook.Jupyter.Specs;

namespace Workbook.Commands;

/// <summary><c>workbook kernel</c>: makes the C# kernel known to Jupyter and VS Code.</summary>
internal static class KernelCommand
{
    public static Command Create() => new("kernel", "Makes the C# kernel known to Jupyter and VS Code.")
    {
        Install(), Uninstall(), List(), Start(),
    };

    private static Command Install()
    {
        var place = new KernelPlaceOptions();
        var displayName = new Option<string?>("--display-name") { Description = "As clients show it." };
        var command = new Command("install", "Writes the kernelspec.") { displayName };
        place.AddTo(command);
        command.SetAction(parsed => KernelInstall.Install(place.Read(parsed), parsed.GetValue(displayName)));
        return command;
    }

    private static Command Uninstall()
    {
        var place = new KernelPlaceOptions();
        var command = new Command("uninstall", "Removes the kernelspecs that this program wrote.");
        place.AddTo(command);
        command.SetAction(parsed => KernelInstall.Uninstall(place.Read(parsed)));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the kernels where Jupyter and VS Code look.");
        command.SetAction(_ =>
        {
            foreach (var spec in KernelSpec.All())
                Console.WriteLine($"{(spec.IsOurs ? "*" : " ")} {spec.Name,-20} {spec.DisplayName,-28} {spec.Folder}");
            Console.WriteLine("* written by this program");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Start()
    {
        var file = new Argument<string>("connection-file") { Description = "Written by the client; a port of 0 is chosen and written into it." };
        var name = new Argument<string>("name") { Description = "The kernelspec's name.", DefaultValueFactory = _ => KernelSpec.DefaultName };
        var command = new Command("start", "Runs the kernel; Jupyter calls it.") { file, name };
        command.SetAction(parsed => KernelProcess.Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(name)));
        return command;
    }
}
