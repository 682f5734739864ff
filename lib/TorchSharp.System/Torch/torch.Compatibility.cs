namespace TorchSharp;

public static partial class torch
{
    /// <summary>Does nothing: an error is thrown where it happens here, so there is never one left to check for.</summary>
    public static void CheckForErrors() { }
}
