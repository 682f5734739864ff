using System.Text;
using FineTune.Models.Weights;

namespace FineTune.Tests.Weights;

/// <summary>Headers that lie, each in one way.</summary>
public class SafetensorsDamageTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(path);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "of which there are 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "the file holds 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "needs 12 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", 8, "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "aren't [begin, end]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", 8, "aren't [begin, end]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "whole number from 0 up")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", 8, "whole number from 0 up")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}""", 8, "whole number from 0 up")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""", 8, "more elements than any memory")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2305843009213693953],"data_offsets":[0,4]}}""", 4, "more elements than any memory")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}}""", 2, "F8_E4M3, which isn't read here")]
    [InlineData("""{"a":{"dtype":7,"shape":[2],"data_offsets":[0,2]}}""", 2, "no proper 'dtype'")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,2]}}""", 2, "no proper 'shape'")]
    [InlineData("""{"a":[1]}""", 0, "isn't described")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "isn't valid JSON")]
    [InlineData("""{"__metadata__":{"n":1}}""", 0, "text only")]
    [InlineData("""{"__metadata__":"x"}""", 0, "isn't a JSON object")]
    [InlineData("""["a"]""", 0, "isn't a JSON object")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "isn't valid JSON")]
    [InlineData("""{"a":""", 0, "isn't valid JSON")]
    [InlineData("""{"b":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}""", 1, "neither 0 nor 1")]
    public void A_header_that_lies_is_refused(string header, int dataBytes, string saying)
    {
        var text = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. Enumerable.Repeat((byte)7, dataBytes)]);
        Expect.Refused(path, p => Safetensors.Read(p), saying);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(100_000_001UL)]
    [InlineData(3UL)]
    public void A_header_longer_than_the_file_is_refused(ulong length)
    {
        File.WriteAllBytes(path, [.. BitConverter.GetBytes(length), (byte)'{', (byte)'}']);
        Expect.Refused(path, p => Safetensors.Read(p), "in a file of 10");
    }
}
