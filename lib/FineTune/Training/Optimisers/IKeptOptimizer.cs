namespace FineTune.Training;

/// <summary>An optimiser of our own whose memory can be written down and read back, bit for bit.</summary>
internal interface IKeptOptimizer
{
    void Save(BinaryWriter writer);

    void Load(BinaryReader reader);
}
