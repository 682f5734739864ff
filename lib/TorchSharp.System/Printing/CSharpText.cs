using static TorchSharp.torch;

namespace TorchSharp.Printing;

/// <summary>Values as a C# array of their type is written.</summary>
internal sealed class CSharpText(Values values, string newLine) : NestedText(values, newLine)
{
    private readonly bool isMatrix = values.Shape.Length > 1;

    protected override (char Open, char Close) Brackets => ('{', '}');

    protected override string Suffix => Values.Dtype switch
    {
        ScalarType.Int64 => "L",
        ScalarType.Float32 => "f",
        _ => "",
    };

    public override string ToString()
    {
        if (Values.Shape.Length == 0) return Values[0];
        if (isMatrix) Text.Append(NewLine);
        Text.Append(TypeName).Append(" [").Append(',', Values.Shape.Length - 1).Append("] ");
        Write(0, 0, indented: false);
        return Text.ToString();
    }

    protected override void Opened(int dim)
    {
        if (dim == 0 && isMatrix) Text.Append(NewLine).Append(' ');
    }

    protected override void Closing(int dim)
    {
        if (dim == 0 && isMatrix) Text.Append(NewLine);
    }

    protected override string Between(int dimensions) => "," + NewLine;

    protected override string AfterEllipsis(int dimensions) => NewLine;

    private string TypeName => Values.Dtype switch
    {
        ScalarType.Bool => "bool",
        ScalarType.Byte => "byte",
        ScalarType.Int8 => "sbyte",
        ScalarType.Int16 => "short",
        ScalarType.Int32 => "int",
        ScalarType.Int64 => "long",
        ScalarType.Float32 => "float",
        ScalarType.Float64 => "double",
        ScalarType.ComplexFloat32 => "complex32",
        _ => "complex64",
    };
}
