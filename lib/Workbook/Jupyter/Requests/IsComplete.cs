using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Completion;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter.Requests;

/// <summary><c>is_complete_request</c>: whether a console should run what was typed or ask for another line.</summary>
internal static class IsComplete
{
    private const int IndentSize = 4;

    public static JsonObject Answer(Message message)
    {
        var tree = CellText.Parse(message.Content.Text("code"));
        var status = !SyntaxFactory.IsCompleteSubmission(tree) ? "incomplete"
            : tree.GetDiagnostics().Any(error => error.Severity == DiagnosticSeverity.Error) ? "invalid"
            : "complete";
        var content = new JsonObject { ["status"] = status };
        if (status == "incomplete") content["indent"] = new string(' ', IndentSize * OpenBraces(tree));
        return content;
    }

    private static int OpenBraces(SyntaxTree tree)
    {
        var tokens = tree.GetRoot().DescendantTokens().Where(token => !token.IsMissing).ToList();
        return Math.Max(0, tokens.Count(token => token.IsKind(SyntaxKind.OpenBraceToken)) - tokens.Count(token => token.IsKind(SyntaxKind.CloseBraceToken)));
    }
}
