using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Parameters in a list, registered as "0", "1", ...</summary>
    public class ParameterList : nn.Module, IList<Parameter>
    {
        public ParameterList(params Parameter[] parameters) : base("ParameterList") => append(parameters);

        public int Count => _internal_params.Count;

        public bool IsReadOnly => false;

        public Parameter this[int index]
        {
            get => _internal_params[index].Item2;
            set => _internal_params[Name(index)] = value;
        }

        public void Add(Parameter item) => _internal_params.Add(Name(Count), item);

        public void append(params Parameter[] parameters) => extend(parameters);

        public void extend(IEnumerable<Parameter> parameters)
        {
            foreach (var parameter in parameters) Add(parameter);
        }

        public void Insert(int index, Parameter item)
        {
            var changed = this.ToList();
            changed.Insert(index, item);
            Replace(changed);
        }

        public bool Remove(Parameter item)
        {
            var index = IndexOf(item);
            if (index >= 0) RemoveAt(index);
            return index >= 0;
        }

        public void RemoveAt(int index)
        {
            var changed = this.ToList();
            changed.RemoveAt(index);
            Replace(changed);
        }

        public void Clear() => _internal_params.Clear();
        public bool Contains(Parameter item) => IndexOf(item) >= 0;
        public void CopyTo(Parameter[] array, int arrayIndex) => _internal_params.Values.CopyTo(array, arrayIndex);
        public int IndexOf(Parameter item) => _internal_params.Values.ToList().FindIndex(own => ReferenceEquals(own, item));
        public IEnumerator<Parameter> GetEnumerator() => _internal_params.Values.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>The parameters are registered as they come.</summary>
        protected override void RegisterComponents() { }

        private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

        private void Replace(List<Parameter> parameters)
        {
            Clear();
            extend(parameters);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}
