namespace Workbook.Tests.Jupyter;

/// <summary>A test with one of Jupyter's clients; skipped, visibly, where Debian's package of it is not installed.</summary>
internal sealed class JupyterFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    public JupyterFactAttribute(string module)
    {
        if (!File.Exists(Python) || PythonFactAttribute.Run($"import {module}").ExitCode != 0)
            Skip = $"python3-jupyter-client, jupyter-nbconvert: {module} is not installed";
    }
}
