using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Parameters by name, in the order in which they came.</summary>
    public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
    {
        public ParameterDict() : base("ParameterDict") { }

        public bool IsReadOnly => false;
        public ICollection<string> Keys => _internal_params.Keys;
        public ICollection<Parameter> Values => _internal_params.Values;
        public int Count => _internal_params.Count;

        public (string, Parameter) this[int index]
        {
            get => _internal_params[index];
            set
            {
                _internal_params[index] = value;
            }
        }

        public Parameter this[string key]
        {
            get => _internal_params[key];
            set
            {
                _internal_params[key] = value;
            }
        }

        public IEnumerator<(string, Parameter)> items() => GetEnumerator();
        public IEnumerable<string> keys() => _internal_params.keys();
        public IEnumerable<Parameter> values() => _internal_params.values();
        public bool Contains((string, Parameter) item) => _internal_params.Contains(item);
        public bool Contains(KeyValuePair<string, Parameter> item) => _internal_params.Contains(item);
        public bool ContainsKey(string key) => _internal_params.ContainsKey(key);
        public void CopyTo((string, Parameter)[] array, int arrayIndex) => _internal_params.CopyTo(array, arrayIndex);
        public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => _internal_params.CopyTo(array, arrayIndex);
        public int IndexOf((string, Parameter) item) => _internal_params.IndexOf(item);
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _internal_params.TryGetValue(key, out value);
        public IEnumerator<(string, Parameter)> GetEnumerator() => _internal_params.GetEnumerator();
        IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() => ((IEnumerable<KeyValuePair<string, Parameter>>)_internal_params).GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void clear() => Clear();
        public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);
        public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);
        public void Add(string key, Parameter value) => _internal_params.Add(key, value);
        public void Insert(int index, (string, Parameter) item) => _internal_params.Insert(index, item);
        public void RemoveAt(int index) => _internal_params.RemoveAt(index);
        public void Clear() => _internal_params.Clear();
        public bool Remove(string key) => _internal_params.Remove(key);
        public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);
        public bool Remove(KeyValuePair<string, Parameter> item) => Contains(item) && Remove(item.Key);

        public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse) => base.named_parameters(recurse);

        /// <summary>The parameters are registered as they come.</summary>
        protected override void RegisterComponents() { }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ParameterDict ParameterDict(params (string, Parameter)[] parameters)
            {
                var dictionary = new ParameterDict();
                foreach (var (name, parameter) in parameters) dictionary.Add(name, parameter);
                return dictionary;
            }
        }
    }
}
