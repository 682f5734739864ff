namespace Workbook.Session;

/// <summary>A sink whose other end is a person who can be asked.</summary>
internal interface ICellInput
{
    /// <summary>Asks for a line of text.</summary>
    /// <param name="prompt">What the person reads.</param>
    /// <param name="isPassword">Whether what is typed is hidden.</param>
    Task<string> AskAsync(string prompt, bool isPassword);
}
