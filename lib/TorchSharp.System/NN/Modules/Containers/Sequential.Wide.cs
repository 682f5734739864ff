using System;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules of any kinds to be called in a way of one's own: a derived class writes forward, of four inputs.</summary>
public abstract class Sequential<T1, T2, T3, T4, TResult> : nn.Module<T1, T2, T3, T4, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules) : base("Sequential")
    {
        foreach (var (name, module) in modules) Add(name, module);
    }

    protected Sequential(params nn.Module[] modules) : base("Sequential")
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => _internal_submodules.Count;

    public nn.Module this[int index] => _internal_submodules[index].Item2;

    public Sequential<T1, T2, T3, T4, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    public Sequential<T1, T2, T3, T4, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential<T1, T2, T3, T4, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, T3, T4, TResult> append(nn.Module module)
    {
        Add(module);
        return this;
    }

    protected void Add(string name, nn.Module sm) => register_module(name, sm);

    protected void Add(nn.Module module) => Add(Count.ToString(CultureInfo.InvariantCulture), module);

    /// <summary>A derived class that can be built from some of its modules overrides it.</summary>
    protected virtual Sequential<T1, T2, T3, T4, TResult> Slice(int start, int end) => throw new NotImplementedException("A Sequential of one's own has to override Slice to be sliced.");
}

/// <summary>Modules of any kinds to be called in a way of one's own: a derived class writes forward, of five inputs.</summary>
public abstract class Sequential<T1, T2, T3, T4, T5, TResult> : nn.Module<T1, T2, T3, T4, T5, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules) : base("Sequential")
    {
        foreach (var (name, module) in modules) Add(name, module);
    }

    protected Sequential(params nn.Module[] modules) : base("Sequential")
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => _internal_submodules.Count;

    public nn.Module this[int index] => _internal_submodules[index].Item2;

    public Sequential<T1, T2, T3, T4, T5, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    public Sequential<T1, T2, T3, T4, T5, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential<T1, T2, T3, T4, T5, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, T3, T4, T5, TResult> append(nn.Module module)
    {
        Add(module);
        return this;
    }

    protected void Add(string name, nn.Module sm) => register_module(name, sm);

    protected void Add(nn.Module module) => Add(Count.ToString(CultureInfo.InvariantCulture), module);

    /// <summary>A derived class that can be built from some of its modules overrides it.</summary>
    protected virtual Sequential<T1, T2, T3, T4, T5, TResult> Slice(int start, int end) => throw new NotImplementedException("A Sequential of one's own has to override Slice to be sliced.");
}

/// <summary>Modules of any kinds to be called in a way of one's own: a derived class writes forward, of six inputs.</summary>
public abstract class Sequential<T1, T2, T3, T4, T5, T6, TResult> : nn.Module<T1, T2, T3, T4, T5, T6, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules) : base("Sequential")
    {
        foreach (var (name, module) in modules) Add(name, module);
    }

    protected Sequential(params nn.Module[] modules) : base("Sequential")
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => _internal_submodules.Count;

    public nn.Module this[int index] => _internal_submodules[index].Item2;

    public Sequential<T1, T2, T3, T4, T5, T6, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    public Sequential<T1, T2, T3, T4, T5, T6, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential<T1, T2, T3, T4, T5, T6, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, T3, T4, T5, T6, TResult> append(nn.Module module)
    {
        Add(module);
        return this;
    }

    protected void Add(string name, nn.Module sm) => register_module(name, sm);

    protected void Add(nn.Module module) => Add(Count.ToString(CultureInfo.InvariantCulture), module);

    /// <summary>A derived class that can be built from some of its modules overrides it.</summary>
    protected virtual Sequential<T1, T2, T3, T4, T5, T6, TResult> Slice(int start, int end) => throw new NotImplementedException("A Sequential of one's own has to override Slice to be sliced.");
}
