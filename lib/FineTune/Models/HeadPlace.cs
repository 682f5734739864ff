namespace FineTune.Models;

/// <summary>Where in a backbone the head stands, and the dropout before it.</summary>
/// <param name="Owner">The module that holds the head.</param>
/// <param name="Prefix">The owner's name in the backbone with a dot after it; empty where it is the backbone itself.</param>
/// <param name="Head">The head's name in its owner.</param>
/// <param name="Dropout">The dropout's name in its owner, whether there is one or not.</param>
public sealed record HeadPlace(Composite Owner, string Prefix, string Head, string Dropout);
