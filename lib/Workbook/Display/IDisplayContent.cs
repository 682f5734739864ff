using Workbook.Notebooks;

namespace Workbook.Display;

/// <summary>Something that is nothing but its own display, as what <c>HTML("…")</c> returns.</summary>
internal interface IDisplayContent
{
    MimeBundle Bundle { get; }
}
