using System.Security.Cryptography;

namespace FineTune.Vault.Encryption;

/// <summary>
/// Reads a sealed file, one chunk in memory at a time, from any position. The last chunk is checked before anything is read,
/// so a file that was cut short gives nothing; from a chunk that doesn't fit on, nothing is given either.
/// </summary>
internal sealed class SealedReadStream : Stream
{
    private readonly FileStream source;
    private readonly SealedChunks chunks;
    private readonly byte[] plain;
    private readonly byte[] input;
    private readonly long bodyStart;
    private readonly long count;
    private readonly int lastBytes;
    private long opened = -1;
    private long position;

    /// <exception cref="InvalidDataException">This is no sealed file, or it was cut short.</exception>
    /// <exception cref="CryptographicException">The key doesn't fit, or the end of the file was changed.</exception>
    internal SealedReadStream(FileStream source, SealKey key)
    {
        this.source = source;
        var header = SealedHeader.Read(source);
        bodyStart = source.Position;
        (plain, input) = (new byte[header.Chunk], new byte[header.Chunk + SealedHeader.TagBytes]);
        var body = source.Length - bodyStart;
        count = Math.Max(1, (body + input.Length - 1) / input.Length);
        var last = body - ((count - 1) * input.Length) - SealedHeader.TagBytes;
        // Only an empty file ends with an empty chunk.
        if (last < 0 || (last == 0 && count > 1)) throw new InvalidDataException("This sealed file is cut short.");
        lastBytes = (int)last;
        Length = ((count - 1) * header.Chunk) + last;
        chunks = new SealedChunks(header, header.FileKey(key.ForOpening(header.Kind, header.Parameters)));
        try
        {
            OpenChunk(count - 1);
        }
        catch
        {
            chunks.Dispose();
            throw;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    /// <summary>Bytes of plain text.</summary>
    public override long Length { get; }

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new IOException("There is nothing before the beginning.");
    }

    public override int Read(Span<byte> buffer)
    {
        if (position >= Length || buffer.IsEmpty) return 0;
        var number = position / plain.Length;
        if (number != opened) OpenChunk(number);
        var start = (int)(position % plain.Length);
        var taken = Math.Min(buffer.Length, PlainBytes(number) - start);
        plain.AsSpan(start, taken).CopyTo(buffer);
        position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => Length,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        chunks.Dispose();
        source.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        base.Dispose(disposing);
    }

    private int PlainBytes(long number) => number == count - 1 ? lastBytes : plain.Length;

    private void OpenChunk(long number)
    {
        var bytes = PlainBytes(number);
        opened = -1;
        source.Position = bodyStart + (number * input.Length);
        source.ReadExactly(input, 0, bytes + SealedHeader.TagBytes);
        chunks.Open(number, number == count - 1, input.AsSpan(0, bytes + SealedHeader.TagBytes), plain.AsSpan(0, bytes));
        opened = number;
    }
}
