using System.Net;

namespace FineTune.Command.Serving;

/// <summary>Where a server listens.</summary>
internal static class ListeningAddress
{
    /// <summary>The server itself takes any name that it doesn't know for all addresses of the machine: who misspells one would be heard by everybody.</summary>
    /// <exception cref="UsageException">It isn't <c>http://</c>, an IP address or localhost, and a port.</exception>
    public static string Require(string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && (uri.Host == "localhost" || IPAddress.TryParse(uri.DnsSafeHost, out _))) return address;
        throw new UsageException($"--address {address}: write http://, an IP address of this machine (0.0.0.0 for all) or localhost, a colon and a port up to 65535, as in http://127.0.0.1:5080.");
    }
}
