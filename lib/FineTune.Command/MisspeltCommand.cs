using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace FineTune.Command;

/// <summary>A command line that can't be read: in a person's words, and without the whole help.</summary>
internal static class MisspeltCommand
{
    /// <summary>Whether a command is named, and something after it can't be read.</summary>
    public static bool Is(ParseResult parsed) => parsed.Action is ParseErrorAction && parsed.CommandResult.Command.Subcommands.Count == 0;

    public static async Task<int> Refuse(ParseResult parsed, TextWriter error)
    {
        foreach (var fault in parsed.Errors) await error.WriteLineAsync(Words(fault));
        await error.WriteLineAsync($"What it takes: {Name(parsed.CommandResult)} --help");
        return ExitCodes.BadInput;
    }

    private static string Words(ParseError fault) => fault.SymbolResult is OptionResult { Tokens: [.., var given], Option: var option } && Wanted(option.ValueType) is { } wanted
        ? $"{option.Name} {given.Value}: {wanted} is wanted."
        : fault.Message;

    private static string? Wanted(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var number when number == typeof(int) => "a whole number",
        var number when number == typeof(double) => "a number",
        _ => null,
    };

    private static string Name(CommandResult result) => result.Parent is CommandResult parent ? $"{Name(parent)} {result.Command.Name}" : result.Command.Name;
}
