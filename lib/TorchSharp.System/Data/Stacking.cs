using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>How the loaders make a batch of samples.</summary>
internal static class Stacking
{
    internal static Tensor Stack(IEnumerable<Tensor> samples, Device device)
    {
        var batch = stack(samples.ToArray());
        return batch.device_type == device.type && batch.device_index == device.index ? batch : batch.to(device, disposeAfter: true);
    }
}
