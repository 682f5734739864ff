using System.Xml;

namespace Workbook.Completion;

/// <summary>The XML documentation of one assembly, by documentation id.</summary>
internal sealed class DocumentationFile
{
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);

    /// <summary>What it says of a member, as XML; null where it says nothing.</summary>
    public string? Find(string id) => _members.GetValueOrDefault(id);

    /// <summary>Empty where there is no such file or it is no documentation.</summary>
    public static DocumentationFile Read(string path)
    {
        var file = new DocumentationFile();
        if (!File.Exists(path)) return file;
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                while (reader.NodeType == XmlNodeType.Element && reader.Name == "member" && reader.GetAttribute("name") is { } id)
                    file._members[id] = reader.ReadOuterXml();
            }
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            // Documentation that cannot be read is documentation that is not there.
        }

        return file;
    }
}
