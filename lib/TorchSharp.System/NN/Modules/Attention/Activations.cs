namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a transformer's feed-forward part bends its sums with.</summary>
        public enum Activations
        {
            ReLU = 0,
            GELU = 1,
        }
    }
}
