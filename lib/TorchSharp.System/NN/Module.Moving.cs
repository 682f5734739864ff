using System;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;

            // module.to(...) is an extension method (ModuleExtensionMethods) that returns the module's own type and ends here.
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFractions(dtype);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(null, InitializeDevice(new Device(deviceType, deviceIndex)), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFractions(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, module) in named_children()) module._toEpilog(dtype, device, non_blocking);
                if (device is not null) (_deviceType, _deviceIndex) = (device.type, device.index);
                foreach (var (name, parameter) in _internal_params.Snapshot())
                {
                    if (!ReplaceParameter(dtype, device, parameter, out var moved)) continue;
                    _internal_params[name] = moved!;
                    ReplaceInFields(parameter, moved!);
                    parameter.Dispose();
                }
                foreach (var (name, (buffer, persistent)) in _internal_buffers.Snapshot())
                {
                    if (!ReplaceBuffer(dtype, device, buffer, out var moved)) continue;
                    _internal_buffers[name] = (moved!, persistent);
                    ReplaceInFields(buffer, moved!);
                    buffer.Dispose();
                }
            }

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog((ScalarType?)dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) => _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            private static void RequireFractions(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype)) throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
            }

            // Counters (num_batches_tracked) keep their integer type, as in PyTorch.
            private static ScalarType Target(ScalarType? dtype, Tensor tensor) => dtype is { } wanted && (tensor.is_floating_point() || tensor.is_complex()) ? wanted : tensor.dtype;

            /// <summary>False where the buffer is already what is asked for.</summary>
            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                var type = Target(dtype, buffer);
                result = null;
                if (buffer.Is(type, device ?? buffer.device)) return false;
                using var frozen = no_grad();
                result = buffer.to(type, device ?? buffer.device).DetachFromDisposeScope();
                return true;
            }

            /// <summary>False where the parameter is already what is asked for.</summary>
            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                p = null;
                var type = Target(dtype, param);
                if (param.Is(type, device ?? param.device)) return false;
                using var frozen = no_grad();
                var moved = param.to(type, device ?? param.device);
                p = new Parameter(moved, param.requires_grad);
                _ = p.DetachFromDisposeScope();
                using var grad = param.grad;
                if (grad is null) return true;
                using var movedGrad = grad.to(type, device ?? grad.device);
                p.grad = movedGrad;
                return true;
            }
        }
    }
}
