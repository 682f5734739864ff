namespace FineTune.Charts.Display;

/// <summary>Something that shows itself as a piece of HTML, and as text through <see cref="object.ToString"/>.</summary>
public interface IHtmlView
{
    /// <summary>A piece of HTML that needs nothing from elsewhere and takes its colours from the page around it.</summary>
    /// <returns>The HTML; all text in it is encoded.</returns>
    string ToHtml();
}
