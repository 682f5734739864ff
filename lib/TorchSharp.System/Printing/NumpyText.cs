using System.Linq;

namespace TorchSharp.Printing;

/// <summary>Values as NumPy prints them: as many line ends between two parts as they have dimensions.</summary>
internal sealed class NumpyText(Values values, string newLine) : NestedText(values, newLine)
{
    protected override (char Open, char Close) Brackets => ('[', ']');

    protected override string Suffix => "";

    public override string ToString()
    {
        if (Values.Shape.Length == 0) return Values[0];
        Write(0, 0, indented: false);
        return Text.ToString();
    }

    protected override string Between(int dimensions) => string.Concat(Enumerable.Repeat(NewLine, dimensions));
}
