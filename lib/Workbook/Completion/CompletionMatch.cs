namespace Workbook.Completion;

/// <summary>What could stand at the cursor.</summary>
/// <param name="Text">What is put there.</param>
/// <param name="Kind">In Jupyter's words: <c>function</c>, <c>class</c>, <c>keyword</c>, <c>path</c>, ...</param>
/// <param name="Signature">As C#; empty where there is none.</param>
internal sealed record CompletionMatch(string Text, string Kind, string Signature = "");

/// <summary>Everything that could stand in the place of a part of the cell.</summary>
/// <param name="Start">Where the part begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Matches">In alphabetical order.</param>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionMatch> Matches);
