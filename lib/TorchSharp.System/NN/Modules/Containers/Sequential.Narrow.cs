using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules of any kinds to be called in a way of one's own: a derived class writes forward, of one input.</summary>
public abstract class Sequential<T, TResult> : nn.Module<T, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules) : base("Sequential")
    {
        Steps = [];
        foreach (var (name, module) in modules) AddStep(name, module);
    }

    protected Sequential(params nn.Module[] modules) : base("Sequential")
    {
        Steps = [];
        foreach (var module in modules) AddStep(module);
    }

    public int Count => Steps!.Count;

    public nn.Module this[int index] => Steps![index].module;

    public Sequential<T, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    public Sequential<T, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential<T, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T, TResult> append(nn.Module module)
    {
        Add(module);
        return this;
    }

    protected void Add(string name, nn.Module sm) => AddStep(name, sm);

    protected void Add(nn.Module module) => AddStep(module);

    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) => base.named_buffers(recurse, include_persistent);

    public override void train(bool on = true) => base.train(on);

    /// <summary>A derived class that can be built from some of its modules overrides it.</summary>
    protected virtual Sequential<T, TResult> Slice(int start, int end) => throw new NotImplementedException("A Sequential of one's own has to override Slice to be sliced.");
}

/// <summary>Modules of any kinds to be called in a way of one's own: a derived class writes forward, of two inputs.</summary>
public abstract class Sequential<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules) : base("Sequential")
    {
        Steps = [];
        foreach (var (name, module) in modules) AddStep(name, module);
    }

    protected Sequential(params nn.Module[] modules) : base("Sequential")
    {
        Steps = [];
        foreach (var module in modules) AddStep(module);
    }

    public int Count => Steps!.Count;

    public nn.Module this[int index] => Steps![index].module;

    public Sequential<T1, T2, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    public Sequential<T1, T2, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential<T1, T2, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, TResult> append(nn.Module module)
    {
        Add(module);
        return this;
    }

    protected void Add(string name, nn.Module sm) => AddStep(name, sm);

    protected void Add(nn.Module module) => AddStep(module);

    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) => base.named_buffers(recurse, include_persistent);

    public override void train(bool on = true) => base.train(on);

    /// <summary>A derived class that can be built from some of its modules overrides it.</summary>
    protected virtual Sequential<T1, T2, TResult> Slice(int start, int end) => throw new NotImplementedException("A Sequential of one's own has to override Slice to be sliced.");
}

/// <summary>Modules of any kinds to be called in a way of one's own: a derived class writes forward, of three inputs.</summary>
public abstract class Sequential<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    protected Sequential(params (string name, nn.Module submodule)[] modules) : base("Sequential")
    {
        Steps = [];
        foreach (var (name, module) in modules) AddStep(name, module);
    }

    protected Sequential(params nn.Module[] modules) : base("Sequential")
    {
        Steps = [];
        foreach (var module in modules) AddStep(module);
    }

    public int Count => Steps!.Count;

    public nn.Module this[int index] => Steps![index].module;

    public Sequential<T1, T2, T3, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    public Sequential<T1, T2, T3, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential<T1, T2, T3, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, T3, TResult> append(nn.Module module)
    {
        Add(module);
        return this;
    }

    protected void Add(string name, nn.Module sm) => AddStep(name, sm);

    protected void Add(nn.Module module) => AddStep(module);

    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) => base.named_buffers(recurse, include_persistent);

    public override void train(bool on = true) => base.train(on);

    /// <summary>A derived class that can be built from some of its modules overrides it.</summary>
    protected virtual Sequential<T1, T2, T3, TResult> Slice(int start, int end) => throw new NotImplementedException("A Sequential of one's own has to override Slice to be sliced.");
}
