namespace FineTune.Data;

/// <summary>Turns the bytes of an image file into pixels.</summary>
public interface IImageDecoder
{
    /// <summary>Decodes one image: upright, in sRGB, 8 bits a channel, the first frame, framed as requested.</summary>
    /// <param name="file">The whole file. Its format is told by its content, not by its name.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <param name="request">Size, background and limit.</param>
    /// <returns>3 channels with a background, 4 without.</returns>
    /// <exception cref="ImageException">The file is empty, damaged, too large, or no image that can be read.</exception>
    Pixels Decode(byte[] file, string name, DecodeRequest request);
}
