namespace Workbook.Tests.Jupyter;

/// <summary>One kernel for all the tests of a class: none of them may leave it busy.</summary>
public sealed class KernelFixture : IDisposable
{
    internal KernelClient Kernel { get; } = KernelClient.Start();

    public void Dispose() => Kernel.Dispose();
}
