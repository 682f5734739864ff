namespace Microsoft.DotNet.Interactive;

/// <summary>A secret that a person typed: it shows itself as dots.</summary>
public sealed class PasswordString(string password)
{
    /// <summary>The secret itself.</summary>
    public string GetClearTextPassword() => password;

    /// <summary>As many dots as it has characters.</summary>
    public override string ToString() => new('·', password.Length);
}
