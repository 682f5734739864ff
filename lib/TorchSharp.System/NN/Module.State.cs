using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters and persistent buffers themselves, not copies, by their dotted names.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var before = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in _internal_params) destination.TryAdd(before + name, parameter);
                foreach (var (name, (buffer, persistent)) in _internal_buffers)
                {
                    if (persistent) destination.TryAdd(before + name, buffer);
                }
                foreach (var (name, module) in named_children()) _ = module.state_dict(destination, before + name);
                return destination;
            }

            /// <summary>Copies the values of <paramref name="source"/> into this module's tensors.</summary>
            /// <exception cref="InvalidOperationException">strict, and the names are not the same.</exception>
            /// <exception cref="ArgumentException">A tensor has another shape.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                var missing = own.Keys.Where(key => !source.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                if (strict && missing.Count + unexpected.Count > 0) throw new InvalidOperationException(
                    $"The loaded state_dict is not identical to the target dictionary. {Listed("Missing", missing)} {Listed("Unexpected", unexpected)}".TrimEnd());
                using (no_grad())
                {
                    foreach (var (key, value) in source)
                    {
                        if (own.TryGetValue(key, out var target) && skip?.Contains(key) != true) CopyInto(key, target, value);
                    }
                }
                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => skip?.Contains(entry.Key) != true).ToList();
                writer.Write7BitEncodedInt(kept.Count);
                foreach (var (key, tensor) in kept)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException($"There is no weight file {location}.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                var entries = reader.Read7BitEncodedInt();
                if (strict && entries + (skip?.Count ?? 0) < own.Count) throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {entries} entries.");
                for (var i = 0; i < entries; i++) LoadEntry(reader, own, strict, skip, loadedParameters);
                return this;
            }

            public static Module Create<T>(string path) where T : Module => Activator.CreateInstance<T>().load(path);

            private static void LoadEntry(BinaryReader reader, Dictionary<string, Tensor> own, bool strict, IList<string>? skip, Dictionary<string, bool>? loadedParameters)
            {
                var key = reader.ReadString();
                var wanted = own.TryGetValue(key, out var target) && skip?.Contains(key) != true;
                if (!wanted && strict && skip?.Contains(key) != true) throw new ArgumentException($"Mismatched module state names: the target module does not have a submodule or buffer named '{key}'");
                using var value = TensorExtensionMethods.Load(reader);
                if (loadedParameters is not null) loadedParameters[key] = wanted;
                if (!wanted) return;
                using (no_grad()) CopyInto(key, target!, value);
            }

            private static void CopyInto(string key, Tensor target, Tensor value)
            {
                if (!target.shape.SequenceEqual(value.shape)) throw new ArgumentException(
                    $"Mismatched tensor shape while loading '{key}': the module has [{string.Join(",", target.shape)}], the file [{string.Join(",", value.shape)}].");
                _ = target.copy_(value);
            }

            private static string Listed(string what, List<string> keys)
                => keys.Count == 0 ? "" : $"{what}: {string.Join(", ", keys.Take(8))}{(keys.Count > 8 ? $" and {keys.Count - 8} more" : "")}.";
        }
    }
}
