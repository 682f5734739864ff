using System;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: "cpu", "cuda", "cuda:1", "mps", "meta".</summary>
    public class Device
    {
        public Device(string description)
        {
            var parts = description.Split(':');
            type = ParseType(parts[0]);
            index = -1;
            if (parts.Length > 2) throw new FormatException($"'{description}' is no device: write \"cpu\", \"cuda\" or \"cuda:1\".");
            if (parts.Length == 2) index = int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
            index = DefaultIndex(type, index);
        }

        public Device(string deviceType, int index = -1) : this(ParseType(deviceType), index) { }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = DefaultIndex(deviceType, index);
        }

        public Device(int index) : this(DeviceType.CUDA, index) { }

        public DeviceType type { get; }

        public int index { get; }

        internal long Packed => (long)type | ((long)index << 8);

        internal static Device Unpack(int type, int index) => new((DeviceType)type, index);

        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 || type == DeviceType.CPU ? name : $"{name}:{index}";
        }

        public static implicit operator Device(string description) => new(description);

        // An index that is not given means the current CUDA device, 0 unless somebody changed it.
        private static int DefaultIndex(DeviceType type, int index) => type == DeviceType.CUDA && index < 0 ? 0 : index;

        private static DeviceType ParseType(string name) => name.ToLowerInvariant() switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "mps" => DeviceType.MPS,
            "meta" => DeviceType.META,
            var other => Enum.TryParse<DeviceType>(other, ignoreCase: true, out var parsed) && !char.IsAsciiDigit(other[0])
                ? parsed
                : throw new ArgumentException($"'{name}' is no device type: \"cpu\", \"cuda\", \"mps\" and \"meta\" are known."),
        };
    }
}
