using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Jupyter.Wire;

/// <summary>Where a client will look for the kernel, and the key that both sign with.</summary>
internal sealed class ConnectionFile
{
    private readonly JsonObject _json;
    private readonly string _path;

    private ConnectionFile(JsonObject json, string path)
    {
        (_json, _path) = (json, path);
        if (Text("signature_scheme", "hmac-sha256") is not "hmac-sha256" and var scheme)
            throw new ConnectionFileException($"{path}: the signature scheme {scheme} is not known here; hmac-sha256 is.");
        Transport = Text("transport", "tcp");
        if (Transport is not ("tcp" or "ipc")) throw new ConnectionFileException($"{path}: the transport {Transport} is not known here; tcp and ipc are.");
        Key = Text("key", "");
    }

    public string Key { get; }

    private string Transport { get; }

    /// <exception cref="ConnectionFileException">It is not there or is no connection file.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject json
                ? new ConnectionFile(json, path)
                : throw new ConnectionFileException($"{path} is no connection file: it holds no JSON object.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConnectionFileException($"{path} is no connection file that can be read: {error.Message}");
        }
    }

    /// <summary>The address to listen on. Only this machine can reach it unless the file says otherwise.</summary>
    /// <param name="channel"><c>shell</c>, <c>iopub</c>, ...; a port of 0 leaves the choice to the system.</param>
    public string Address(string channel)
    {
        var ip = Text("ip", "127.0.0.1");
        var port = Port(channel);
        return Transport == "ipc" ? $"ipc://{ip}-{port}" : $"tcp://{ip}:{(port == 0 ? "*" : port)}";
    }

    /// <summary>Writes the ports that the system chose, so that clients find them.</summary>
    /// <param name="addresses">Where each channel really listens.</param>
    public void Complete(IReadOnlyDictionary<string, string> addresses)
    {
        if (Transport == "ipc" || addresses.Keys.All(channel => Port(channel) != 0)) return;
        foreach (var (channel, address) in addresses)
            _json[$"{channel}_port"] = int.Parse(address[(address.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        AtomicFile.Write(_path, _json.ToJsonString());
    }

    private int Port(string channel) => _json[$"{channel}_port"] switch
    {
        JsonValue value when value.TryGetValue<int>(out var port) && port is >= 0 and <= 65535 => port,
        var other => throw new ConnectionFileException($"{_path}: {channel}_port is {other?.ToJsonString() ?? "missing"}; it should be a port number."),
    };

    private string Text(string name, string otherwise) => _json[name] switch
    {
        null => otherwise,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => throw new ConnectionFileException($"{_path}: {name} is {other.ToJsonString()}; it should be text."),
    };
}

/// <summary>The connection file cannot be used; the message says why.</summary>
internal sealed class ConnectionFileException(string message) : Exception(message);
