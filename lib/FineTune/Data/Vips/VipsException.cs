namespace FineTune.Data.Vips;

/// <summary>An operation of libvips failed; the message is libvips' own unless another is given.</summary>
internal sealed class VipsException(string? message = null) : Exception(message ?? VipsLibrary.TakeErrors());
