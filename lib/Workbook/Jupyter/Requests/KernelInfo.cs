using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Workbook.Jupyter.Requests;

/// <summary><c>kernel_info_request</c></summary>
internal static class KernelInfo
{
    private static readonly string Version = typeof(KernelInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public static JsonObject Content() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = Outbox.ProtocolVersion,
        ["implementation"] = "workbook",
        ["implementation_version"] = Version,
        ["banner"] = $"C# 14 on {RuntimeInformation.FrameworkDescription}. #!lsmagic lists the commands; name? explains a name.",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(new JsonObject
        {
            ["text"] = "C#",
            ["url"] = "https://learn.microsoft.com/dotnet/csharp/",
        }),
        // The same words as in a committed notebook's metadata, so that saving one changes nothing.
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
        },
    };
}
