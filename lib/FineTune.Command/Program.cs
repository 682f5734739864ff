using FineTune.Command;

return await FineTuneCommand.InvokeAsync(args);
