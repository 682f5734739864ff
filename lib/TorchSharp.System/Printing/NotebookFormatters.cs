using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using static TorchSharp.torch;

namespace TorchSharp.Printing;

/// <summary>How a notebook shows a tensor that a cell ends with: its values, in the style that was set.</summary>
internal sealed class NotebookFormatters
{
    private readonly Formatter[] formatters =
    [
        new("text/plain", tensor => tensor.ToString(true)),
        new("text/html", tensor => $"<div><pre>{WebUtility.HtmlEncode(tensor.ToString(true))}</pre></div>"),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;

    private sealed class Formatter(string mimeType, Func<Tensor, string> text)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Tensor tensor) return false;
            writer.Write(text(tensor));
            return true;
        }
    }
}
