using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workbook.Session;

/// <summary>
/// Resolves nothing: <c>#r</c> is taken out of a cell before it is compiled, because Roslyn's own resolver would load an
/// assembly a second time and would not say where it looked.
/// </summary>
internal sealed class NoDirectives : MetadataReferenceResolver
{
    public static readonly NoDirectives Instance = new();

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 0;
}
