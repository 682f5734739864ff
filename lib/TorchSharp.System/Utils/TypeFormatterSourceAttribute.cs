using System;

namespace TorchSharp.Utils;

/// <summary>Names the class that makes a type's formatters. Notebooks find it by its name alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;
}
