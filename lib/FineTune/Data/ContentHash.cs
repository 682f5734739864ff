using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace FineTune.Data;

/// <summary>A SHA-256, as a value that can be compared and looked up.</summary>
internal readonly record struct ContentHash(ulong A, ulong B, ulong C, ulong D)
{
    internal const int Bytes = 32;

    internal static ContentHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        _ = SHA256.HashData(content, hash);
        return Read(hash);
    }

    /// <summary>The hash of what stands in a stream from where it is.</summary>
    internal static ContentHash Of(Stream stream)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        _ = SHA256.HashData(stream, hash);
        return Read(hash);
    }

    internal static ContentHash OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return Of(stream);
    }

    internal static ContentHash Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of several in their order.</summary>
    internal static ContentHash Of(IEnumerable<ContentHash> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[Bytes];
        foreach (var part in parts)
        {
            part.Write(bytes);
            hash.AppendData(bytes);
        }
        return Read(hash.GetHashAndReset());
    }

    internal static ContentHash Read(ReadOnlySpan<byte> hash) => MemoryMarshal.Read<ContentHash>(hash);

    internal void Write(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);

    /// <summary>64 hexadecimal digits, as sha256sum prints them.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
