using System.Security.Cryptography;

namespace FineTune.Vault.Encryption;

/// <summary>Seals what is written to it, chunk by chunk; the last one is written by <see cref="Finish"/>.</summary>
internal sealed class SealedWriteStream : Stream
{
    private readonly Stream target;
    private readonly SealedChunks chunks;
    private readonly byte[] plain = new byte[SealedHeader.ChunkBytes];
    private readonly byte[] output = new byte[SealedHeader.ChunkBytes + SealedHeader.TagBytes];
    private int held;
    private long number;

    internal SealedWriteStream(Stream target, SealKey key)
    {
        this.target = target;
        var header = SealedHeader.Create(key, out var fileKey);
        chunks = new SealedChunks(header, fileKey);
        target.Write(header.Bytes);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until more comes: only then is it known not to be the last.
            if (held == plain.Length) WriteChunk(last: false);
            var taken = Math.Min(buffer.Length, plain.Length - held);
            buffer[..taken].CopyTo(plain.AsSpan(held));
            held += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes the last chunk. Without it the file stays one that nobody can open.</summary>
    internal void Finish() => WriteChunk(last: true);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        chunks.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        base.Dispose(disposing);
    }

    private void WriteChunk(bool last)
    {
        chunks.Seal(number++, last, plain.AsSpan(0, held), output);
        target.Write(output.AsSpan(0, held + SealedHeader.TagBytes));
        held = 0;
    }
}
