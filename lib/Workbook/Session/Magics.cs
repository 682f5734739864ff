using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;

namespace Workbook.Session;

/// <summary>The <c>#!</c> commands that ask the session about itself or set its variables.</summary>
internal sealed class Magics(ScriptChain chain, string folder, Func<string, Task> declare)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Known { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["#!about"] = "says what runs here",
        ["#!csharp"] = "C#, the language of a cell that names none",
        ["#!html"] = "the rest of the cell is HTML",
        ["#!import"] = "runs a notebook (.ipynb, .dib) or a C# file (.cs, .csx)",
        ["#!javascript"] = "the rest of the cell is JavaScript, for the page",
        ["#!lsmagic"] = "this list",
        ["#!markdown"] = "the rest of the cell is Markdown",
        ["#!mermaid"] = "the rest of the cell is a Mermaid diagram",
        ["#!set"] = "declares a variable: --name n --value v",
        ["#!share"] = "declares a variable from #!value: --from value n [--as m]",
        ["#!time"] = "tells how long the cell took",
        ["#!value"] = "keeps text for #!share: --name n, then the text, or --from-file path, or --from-url address",
        ["#!who"] = "names the variables",
        ["#!whos"] = "shows the variables with type and value",
    };

    /// <summary>False where the directive is none of these.</summary>
    /// <param name="cell">The cell that asks.</param>
    /// <param name="directive">Its line.</param>
    /// <param name="rest">What follows it in the cell, for <c>#!value</c>.</param>
    public async Task<bool> RunAsync(CellSource cell, Directive directive, string rest)
    {
        switch (directive.Name)
        {
            case "#!who":
                Kernel.display(Variables.Of(chain).Select(variable => variable.Name).ToList());
                break;
            case "#!whos":
                Kernel.display(Variables.Table(Variables.Of(chain)));
                break;
            case "#!about":
                Kernel.display(About());
                break;
            case "#!lsmagic":
                Kernel.display(Known);
                break;
            case "#!value":
                _texts[Required(cell, directive, "name")] = await TextAsync(directive, rest);
                break;
            case "#!set":
                await SetAsync(cell, directive, Required(cell, directive, "name"), Required(cell, directive, "value"));
                break;
            case "#!share":
                await ShareAsync(cell, directive);
                break;
            default:
                return false;
        }

        return true;
    }

    private static object About() => new
    {
        Program = $"workbook {typeof(Magics).Assembly.GetName().Version?.ToString(3)}",
        Language = "C# 14",
        Runtime = RuntimeInformation.FrameworkDescription,
        System = RuntimeInformation.OSDescription,
    };

    private async Task<string> TextAsync(Directive directive, string rest)
    {
        if (directive.Option("from-file") is { } file) return await File.ReadAllTextAsync(Path.GetFullPath(file, folder));
        if (directive.Option("from-url") is not { } address) return rest.Trim('\n');
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(address));
    }

    private async Task SetAsync(CellSource cell, Directive directive, string name, string value)
    {
        var (source, text) = value.StartsWith('@') && value.Split(':', 2) is [var before, var after] ? (before, after.Trim('"')) : ("", value);
        await DeclareAsync(cell, directive, name, source switch
        {
            "" => Literal(text),
            "@csharp" => text,
            "@value" => Literal(Stored(cell, directive, text)),
            "@input" => Literal(await Kernel.Ask(text, isPassword: false)),
            "@password" => Literal(await Kernel.Ask(text, isPassword: true)),
            _ => throw Refusal.Of(cell, directive, $"{source} is no language of this session: only @csharp, @value, @input and @password are."),
        });
    }

    private Task ShareAsync(CellSource cell, Directive directive)
    {
        var from = Required(cell, directive, "from");
        var name = directive.Argument.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words
            && words.Where((word, i) => !word.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !words[i - 1].StartsWith("--", StringComparison.Ordinal))).LastOrDefault() is { } found
            ? found
            : throw Refusal.Of(cell, directive, "Name what to share: #!share --from value name.");
        if (from is not ("value" or "csharp"))
            throw Refusal.Of(cell, directive, $"There is no language {from} in this session, so nothing can be shared from it.");
        var target = directive.Option("as") ?? name;
        if (from == "csharp") return target == name ? Task.CompletedTask : DeclareAsync(cell, directive, target, name);
        return DeclareAsync(cell, directive, target, Literal(Stored(cell, directive, name)));
    }

    private Task DeclareAsync(CellSource cell, Directive directive, string name, string expression) =>
        SyntaxFacts.IsValidIdentifier(name)
            ? declare($"var {name} = {expression};")
            : throw Refusal.Of(cell, directive, $"'{name}' is no name for a variable.");

    private string Stored(CellSource cell, Directive directive, string name) => _texts.TryGetValue(name, out var text)
        ? text
        : throw Refusal.Of(cell, directive, $"#!value keeps nothing named '{name}'. It keeps: {(_texts.Count == 0 ? "nothing" : string.Join(", ", _texts.Keys))}.");

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Required(CellSource cell, Directive directive, string option) => directive.Option(option)
        ?? throw Refusal.Of(cell, directive, $"{directive.Name} needs --{option}.");
}
