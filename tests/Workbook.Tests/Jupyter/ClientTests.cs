using System.Diagnostics;
using Workbook.Commands;
using Workbook.Notebooks;

namespace Workbook.Tests.Jupyter;

/// <summary>Jupyter's own clients, as Debian packages them.</summary>
[Trait("Speed", "Slow")]
public class ClientTests
{
    [JupyterFact("jupyter_client")]
    public async Task Jupyter_client_starts_interrupts_restarts_and_ends_a_kernel()
    {
        const string script = """
            import sys, threading
            from jupyter_client.manager import start_new_kernel
            manager, client = start_new_kernel(kernel_name="workbook-test")
            def run(code):
                said = []
                reply = client.execute_interactive(code, output_hook=said.append, timeout=60)
                return reply["content"], said
            content, said = run("var kept = 41; Console.WriteLine(kept); kept + 1")
            assert [m["content"]["text"] for m in said if m["msg_type"] == "stream"] == ["41\n"], said
            assert [m["content"]["data"]["text/plain"] for m in said if m["msg_type"] == "execute_result"] == ["42"], said
            threading.Timer(1, manager.interrupt_kernel).start()
            content, _ = run("while (true) { }")
            assert content["ename"] == "Interrupted", content
            assert run("kept")[1][2]["content"]["data"]["text/plain"] == "41"
            manager.restart_kernel()
            client.wait_for_ready(timeout=60)
            assert run("kept")[0]["ename"] == "CompilationError"
            client.stop_channels()
            manager.shutdown_kernel()
            assert not manager.is_alive()
            print("all well")
            """;
        Assert.EndsWith("all well\n", await RunAsync(["-c", script]), StringComparison.Ordinal);
    }

    [JupyterFact("nbconvert")]
    public async Task Nbconvert_executes_a_notebook()
    {
        using var folder = new TemporaryFolder();
        var notebook = new Notebook(
            [Cells.Code("var a = 20;"), Cells.Prose("# A heading"), Cells.Code("display(\"shown\");\na + 1"), Cells.Code("throw new Exception(\"expected\");", "raises-exception")], []);
        NotebookMetadata.Complete(notebook.Metadata);
        NotebookWriter.WriteFile(notebook, folder["in.ipynb"]);
        await RunAsync(["-m", "nbconvert", "--execute", "--to", "notebook", "--ExecutePreprocessor.kernel_name=workbook-test", "--output", folder["out.ipynb"], folder["in.ipynb"]]);
        var cells = NotebookReader.ReadFile(folder["out.ipynb"]).Cells;
        Assert.Equal("21", cells[2].Plain());
        Assert.Equal("expected (cell [3], line 1)", cells[3].Error()!.Value);
    }

    private static async Task<string> RunAsync(string[] arguments)
    {
        using var prefix = new TemporaryFolder();
        Assert.Equal(0, await WorkbookCommand.InvokeAsync(["kernel", "install", "--prefix", prefix.Path, "--name", "workbook-test"]));
        var start = new ProcessStartInfo(JupyterFactAttribute.Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_PATH"] = prefix["share/jupyter"];
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
