namespace Workbook.Notebooks;

/// <summary>The cell tags that mean something here; the first three mean the same to papermill and nbclient.</summary>
internal static class Tags
{
    public const string Parameters = "parameters";
    public const string InjectedParameters = "injected-parameters";
    public const string RaisesException = "raises-exception";
    public const string Result = "result";
}
