namespace FineTune.Transfer;

/// <summary>What stands on top of the trunk.</summary>
public enum HeadKind
{
    /// <summary>One linear layer.</summary>
    Linear,

    /// <summary>Two linear layers with ReLU and dropout between them.</summary>
    Mlp,

    /// <summary>By angle: <see cref="Surgery.CosineHead"/>.</summary>
    Cosine,

    /// <summary>One linear layer that is not trained from chance but fitted: logistic regression on the frozen features, as <see cref="LogisticRegression"/>.</summary>
    Probe,
}
