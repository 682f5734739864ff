using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules by name, in the order in which they came.</summary>
    public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
    {
        private readonly OrderedDict<string, T> entries = new();

        public ModuleDict() : base("ModuleDict") { }

        public bool IsReadOnly => false;
        public ICollection<string> Keys => entries.Keys;
        public ICollection<T> Values => entries.Values;
        public int Count => entries.Count;

        public (string, T) this[int index]
        {
            get => entries[index];
            set
            {
                entries[index] = value;
                Register();
            }
        }

        public T this[string key]
        {
            get => entries[key];
            set
            {
                entries[key] = value;
                Register();
            }
        }

        public IEnumerator<(string, T)> items() => GetEnumerator();
        public IEnumerable<string> keys() => entries.keys();
        public IEnumerable<T> values() => entries.values();
        public bool Contains((string, T) item) => entries.Contains(item);
        public bool Contains(KeyValuePair<string, T> item) => entries.Contains(item);
        public bool ContainsKey(string key) => entries.ContainsKey(key);
        public void CopyTo((string, T)[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);
        public int IndexOf((string, T) item) => entries.IndexOf(item);
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);
        public IEnumerator<(string, T)> GetEnumerator() => entries.GetEnumerator();
        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)entries).GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void clear() => Clear();
        public void Add((string, T) item) => Add(item.Item1, item.Item2);
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        public void Add(string key, T value)
        {
            entries.Add(key, value);
            Register();
        }

        public void Insert(int index, (string, T) item)
        {
            entries.Insert(index, item);
            Register();
        }

        public void RemoveAt(int index)
        {
            entries.RemoveAt(index);
            Register();
        }

        public void Clear()
        {
            entries.Clear();
            Register();
        }

        public bool Remove(string key)
        {
            var done = entries.Remove(key);
            Register();
            return done;
        }

        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);
        public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);

        /// <summary>The modules are registered as they come.</summary>
        protected override void RegisterComponents() { }

        private void Register()
        {
            ClearModules();
            foreach (var (name, module) in entries) register_module(name, module);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var dictionary = new ModuleDict<T>();
                foreach (var (name, module) in modules) dictionary.Add(name, module);
                return dictionary;
            }
        }
    }
}
