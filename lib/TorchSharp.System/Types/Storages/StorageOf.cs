using System;
using System.Collections;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The elements of a tensor's memory. A number converts to one, so that a range of places can be set to it.</summary>
    public sealed unsafe class Storage<T> : Storage, IDisposable, IEnumerable<T> where T : unmanaged
    {
        private readonly T number;
        private readonly bool isNumber;
        private readonly int count = -1;

        internal Storage(Tensor tensor, nint first = 0, int count = -1) : base(tensor, first) => this.count = count;

        private Storage(T number)
        {
            this.number = number;
            isNumber = true;
        }

        public static implicit operator Storage<T>(T value) => new(value);

        public Device device => Memory().device;

        public int Count => count >= 0 ? count : (int)(nbytes() / (ulong)sizeof(T));

        public bool IsReadOnly => false;

        public T this[int index]
        {
            get => Elements[Place(index)];
            set => Elements[Place(index)] = value;
        }

        public Storage<T> this[(int? start, int? end) range]
        {
            get
            {
                var (start, length) = Part(range);
                return new Storage<T>(Memory(), data_ptr() + (sizeof(T) * start), length);
            }
            set
            {
                if (!value.isNumber) throw new InvalidOperationException("A range of places is set to one number.");
                var (start, length) = Part(range);
                new Span<T>(First + start, length).Fill(value.number);
            }
        }

        public Storage<T> this[Range range]
        {
            get => this[Bounds(range)];
            set => this[Bounds(range)] = value;
        }

        public override int element_size()
        {
            _ = Memory();
            return sizeof(T);
        }

        public Storage<T> cuda(Device? device = null) => Memory().cuda(device).storage<T>();
        public Storage<T> cpu() => Memory().cpu().storage<T>();
        public T[] ToArray() => Elements.ToArray();
        public IList<T> tolist() => ToArray();
        public void fill_(T value) => Elements.Fill(value);
        public void copy_(IList<T> array) => CopyFrom(array, 0);
        public bool Contains(T item) => IndexOf(item) >= 0;
        public int IndexOf(T item) => Array.IndexOf(ToArray(), item);

        public void CopyTo(IList<T> array, int arrayIndex)
        {
            for (var i = 0; i < Count && i < array.Count - arrayIndex; i++) array[i + arrayIndex] = Elements[i];
        }

        public void CopyFrom(IList<T> array, int arrayIndex)
        {
            for (var i = 0; i < Count && i < array.Count - arrayIndex; i++) Elements[i] = array[i + arrayIndex];
        }

        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Lets the tensor go, which others may hold on to.</summary>
        public void Dispose()
        {
            _tensor = null!;
            _tensor_data_ptr = 0;
        }

        private Span<T> Elements => new(First, Count);

        private T* First
        {
            get
            {
                if (Memory().device_type != DeviceType.CPU) throw new InvalidOperationException("A Storage is read on the CPU: call cpu() first.");
                return (T*)data_ptr();
            }
        }

        private Tensor Memory() => _tensor ?? throw new InvalidOperationException("Invalid use of a scalar Storage instance, or of one that has been disposed.");

        private int Place(int index) => (uint)index < (uint)Count ? index : throw new IndexOutOfRangeException($"Index {index} in a Storage of {Count} elements.");

        private (int Start, int Length) Part((int? start, int? end) range)
        {
            int start = range.start ?? 0, end = range.end ?? Count;
            if (end < start) throw new ArgumentException("end < start");
            if (start < 0 || end > Count) throw new IndexOutOfRangeException($"[{start}..{end}] of a Storage of {Count} elements.");
            return (start, end - start);
        }

        private (int?, int?) Bounds(Range range) => (range.Start.GetOffset(Count), range.End.GetOffset(Count));
    }
}
