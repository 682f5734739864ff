namespace TorchSharp;

/// <summary>What a bag's rows become.</summary>
public enum EmbeddingBagMode
{
    Sum = 0,
    Mean = 1,
    Max = 2,
}
