namespace FineTune.Data;

/// <summary>What happens when a file is no usable image.</summary>
public enum OnBadFile
{
    /// <summary>It is refused: an <see cref="ImageException"/> names it.</summary>
    Refuse,

    /// <summary>It is left out and listed in <see cref="ImageSet.BadFiles"/>.</summary>
    Skip,
}
