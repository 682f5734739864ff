using Workbook.Commands;
using Workbook.Jupyter;

// A client waits for the kernel to start: the way there is short.
return args is ["kernel", "start", var connectionFile, var name]
    ? KernelProcess.Run(connectionFile, name)
    : await WorkbookCommand.InvokeAsync(args);
