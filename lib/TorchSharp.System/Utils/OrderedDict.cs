using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order in which its entries were added.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)> where TKey : notnull
{
    private readonly OrderedDictionary<TKey, TValue> entries = [];

    public (TKey, TValue) this[int index]
    {
        get => Pair(entries.GetAt(index));
        set
        {
            entries.RemoveAt(index);
            entries.Insert(index, value.Item1, value.Item2);
        }
    }

    public TValue this[TKey key]
    {
        get => entries[key];
        set => entries[key] = value;
    }

    public bool IsReadOnly => false;
    public ICollection<TKey> Keys => entries.Keys;
    public ICollection<TValue> Values => entries.Values;
    public int Count => entries.Count;

    public void clear() => entries.Clear();
    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();
    public IEnumerable<TKey> keys() => entries.Keys;
    public IEnumerable<TValue> values() => entries.Values;

    public void Add((TKey, TValue) item) => entries.Add(item.Item1, item.Item2);
    public void Add(TKey key, TValue value) => entries.Add(key, value);
    public void Add(KeyValuePair<TKey, TValue> item) => entries.Add(item.Key, item.Value);
    public bool Contains((TKey, TValue) item) => entries.Contains(new KeyValuePair<TKey, TValue>(item.Item1, item.Item2));
    public bool Contains(KeyValuePair<TKey, TValue> item) => entries.Contains(item);
    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => entries.Select(Pair).ToArray().CopyTo(array, arrayIndex);
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => ((ICollection<KeyValuePair<TKey, TValue>>)entries).CopyTo(array, arrayIndex);
    public int IndexOf((TKey, TValue) item) => Contains(item) ? entries.IndexOf(item.Item1) : -1;
    public void Insert(int index, (TKey, TValue) item) => entries.Insert(index, item.Item1, item.Item2);
    public bool Remove((TKey, TValue) item) => Contains(item) && entries.Remove(item.Item1);
    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && entries.Remove(item.Key);
    public void RemoveAt(int index) => entries.RemoveAt(index);
    public bool ContainsKey(TKey key) => entries.ContainsKey(key);
    public bool Remove(TKey key) => entries.Remove(key);
    public bool TryGetValue(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value) => entries.TryGetValue(key, out value);
    public void Clear() => entries.Clear();

    public IEnumerator<(TKey, TValue)> GetEnumerator() => entries.Select(Pair).GetEnumerator();
    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => entries.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The entries as they are now: a copy, safe to change the dictionary under.</summary>
    internal List<(TKey, TValue)> Snapshot() => entries.Select(Pair).ToList();

    internal bool TryAdd(TKey key, TValue value) => entries.TryAdd(key, value);

    private static (TKey, TValue) Pair(KeyValuePair<TKey, TValue> entry) => (entry.Key, entry.Value);
}
