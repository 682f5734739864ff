using System.CommandLine;
using Workbook.Export;
using Workbook.Parameters;

namespace Workbook.Commands;

/// <summary><c>workbook export</c></summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--output") { Description = "Where the programs go; beside the notebooks if not given.", HelpName = "folder" };
        var quick = new Option<bool>("--quick") { Description = "With the quick values of the parameters cell." };
        var command = FileCommand.Create(
            "export", "Writes each notebook as a C# file that 'dotnet run file.cs' runs.", (notebook, file, parsed) =>
            {
                ParameterInjection.Apply(notebook, parsed.GetValue(quick), new Dictionary<string, string>());
                var beside = Path.ChangeExtension(file.Path, ".cs");
                var target = parsed.GetValue(output) is { } folder ? Path.Combine(folder, Path.ChangeExtension(file.RelativePath, ".cs")) : beside;
                ProgramExport.WriteFile(notebook, file.Path, target);
                Console.WriteLine(target);
                return true;
            });
        command.Add(output);
        command.Add(quick);
        return command;
    }
}
