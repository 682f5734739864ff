namespace FineTune.Surgery;

/// <summary>One module of a model.</summary>
/// <param name="Module">Its dotted name.</param>
/// <param name="Type">Its class.</param>
/// <param name="Output">The shape that it gave; null where it was not called with one tensor.</param>
/// <param name="Parameters">Numbers in its parameters, those of its own modules included.</param>
/// <param name="Trainable">Those of them that learn.</param>
/// <param name="BatchNorm">"frozen" or "updating" of a BatchNorm layer; how many are frozen of those inside; empty where there is none.</param>
public sealed record ModuleRow(string Module, string Type, IReadOnlyList<long>? Output, long Parameters, long Trainable, string BatchNorm);
