using System.ComponentModel;
using System.Globalization;
using TorchSharp.Printing;

namespace TorchSharp;

public static partial class torch
{
    [Utils.TypeFormatterSource(typeof(NotebookFormatters))]
    public partial class Tensor
    {
        /// <summary>Shape, dtype and device: what a debugger shows. <c>ToString(true)</c> and <c>str()</c> print the values.</summary>
        public override string ToString() => $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
            => disamb ? ToString(TensorStringStyle, fltFormat, width, cultureInfo, newLine) : ToString();

        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style is TensorStringStyle.Default) style = TensorStringStyle;
            if (style is TensorStringStyle.Metadata || device_type is DeviceType.META) return ToString();
            using var values = new Values(this, fltFormat ?? floatFormat, cultureInfo ?? CultureInfo.CurrentCulture);
            var line = newLine ?? torch.newLine;
            return style switch
            {
                TensorStringStyle.Julia => ToString() + new JuliaText(values, width ?? lineWidth, line),
                TensorStringStyle.Numpy => new NumpyText(values, line).ToString(),
                TensorStringStyle.CSharp when dtype is ScalarType.Float16 or ScalarType.BFloat16 && Dimensions > 0 => ToString(),
                TensorStringStyle.CSharp => $"{this}, value = {new CSharpText(values, line)}",
                _ => throw new InvalidEnumArgumentException($"Unsupported tensor string style: {style}"),
            };
        }
    }
}
