namespace FineTune.Data;

/// <summary>What an image is used for.</summary>
public enum Part
{
    /// <summary>The weights are fitted to it.</summary>
    Train,

    /// <summary>Settings are chosen by it: rates, epochs, the best checkpoint.</summary>
    Validation,

    /// <summary>The result is measured on it, once.</summary>
    Test,
}
