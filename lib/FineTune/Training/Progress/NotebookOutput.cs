using System.Reflection;

namespace FineTune.Training;

/// <summary>
/// The notebook that this process runs, found by name: this library knows no notebook runner and no runner knows it. It is
/// one that shows a value with <c>display(object, params string[])</c> and shows another in its place with <c>Update</c>.
/// </summary>
internal sealed class NotebookOutput
{
    // .NET Interactive has functions of these names too, but may show an update below instead of in place: there, lines are read better.
    private const string Runner = "workbook";

    private readonly MethodInfo display;

    private NotebookOutput(MethodInfo display) => this.display = display;

    /// <summary>Null outside of a notebook.</summary>
    internal static NotebookOutput? Find()
    {
        var runner = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => string.Equals(assembly.GetName().Name, Runner, StringComparison.OrdinalIgnoreCase));
        return runner?.GetExportedTypes().Select(Of).FirstOrDefault(found => found is not null);
    }

    private static NotebookOutput? Of(Type functions)
    {
        var display = functions.GetMethod("display", BindingFlags.Public | BindingFlags.Static, [typeof(object), typeof(string[])]);
        return display?.ReturnType.GetMethod("Update", [typeof(object)]) is null ? null : new NotebookOutput(display);
    }

    /// <summary>Shows a value.</summary>
    /// <returns>Shows another value in its place.</returns>
    internal Action<object> Show(object value)
    {
        var shown = display.Invoke(null, [value, Array.Empty<string>()]);
        var update = display.ReturnType.GetMethod("Update", [typeof(object)])!;
        return other => update.Invoke(shown, [other]);
    }
}
