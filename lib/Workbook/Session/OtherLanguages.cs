namespace Workbook.Session;

/// <summary>The languages of .NET Interactive that are not run here, by the directive that switches to each.</summary>
internal static class OtherLanguages
{
    /// <summary>The language as a person calls it; null where the directive names none.</summary>
    public static string? Name(string directive) => directive switch
    {
        "#!fsharp" or "#!f#" => "F#",
        "#!pwsh" or "#!powershell" => "PowerShell",
        "#!sql" or "#!tsql" => "SQL",
        "#!kql" => "KQL",
        "#!python" => "Python",
        "#!r" => "R",
        "#!http" or "#!httpRequest" => "HTTP requests",
        _ => null,
    };
}
