using System.Security.Cryptography;

namespace FineTune.Models.Pretrained;

/// <summary>A file's SHA-256 against the digits that are known of it.</summary>
internal static class WeightHash
{
    /// <summary>64 hexadecimal digits, lower case.</summary>
    internal static string Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    internal static bool Matches(string path, string digits) => Of(path).StartsWith(digits, StringComparison.OrdinalIgnoreCase);
}
