using FineTune.Vault;

namespace FineTune.Tests.Vault;

/// <summary>Says that something was refused, and with which words.</summary>
internal static class VaultRefusal
{
    internal static void Of(Action action, params string[] saying)
    {
        var wrong = Assert.Throws<VaultException>(action);
        Assert.NotEmpty(wrong.Remedy);
        foreach (var words in saying) Assert.Contains(words, wrong.Message, StringComparison.Ordinal);
    }

    internal static void Of(Func<object?> action, params string[] saying) => Of((Action)(() => _ = action()), saying);
}
