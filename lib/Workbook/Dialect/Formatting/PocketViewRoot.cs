using System.Dynamic;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a tag of any name begins.</summary>
internal sealed class PocketViewRoot : DynamicObject
{
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = new PocketView(binder.Name);
        return true;
    }

    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        dynamic tag = new PocketView(binder.Name);
        result = tag(args is null or [] ? null : args);
        return true;
    }
}
