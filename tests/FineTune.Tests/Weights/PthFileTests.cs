using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Tests.Weights;

public class PthFileTests
{
    [Theory]
    [InlineData("dtypes.zip.pth")]
    [InlineData("dtypes.stream.pth")]
    [InlineData("strided.zip.pth")]
    [InlineData("strided.stream.pth")]
    [InlineData("parameters.zip.pth")]
    [InlineData("parameters.stream.pth")]
    [InlineData("checkpoint.zip.pth")]
    [InlineData("checkpoint.stream.pth")]
    [InlineData("protocol4.zip.pth")]
    [InlineData("protocol4.stream.pth")]
    [InlineData("old.stream.pth")]
    public void Reads_what_PyTorch_wrote(string file)
    {
        using var scope = NewDisposeScope();
        Expect.Same(file, PthFile.Read(Fixture.PathOf(file)));
    }

    [Theory]
    [InlineData("strided.zip.pth")]
    [InlineData("strided.stream.pth")]
    public void Tensors_that_share_a_storage_share_memory(string file)
    {
        using var scope = NewDisposeScope();
        var tensors = PthFile.Read(Fixture.PathOf(file));
        _ = tensors["whole"].fill_(-1);
        Assert.All(Expect.Values(tensors["columns"]), value => Assert.Equal(-1, value));
        Assert.Equal(3, Expect.Values(tensors["channels_last"])[3]);
    }

    [Fact]
    public void A_state_dict_keeps_the_order_of_the_file()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(["0.weight", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked", "3.weight", "3.bias"],
            PthFile.Read(Fixture.PathOf("checkpoint.zip.pth")).Keys);
    }

    [Fact]
    public void Of_several_parts_one_is_asked_for_by_name()
    {
        using var scope = NewDisposeScope();
        var path = Fixture.PathOf("two-parts.pth");
        Expect.Refused(path, p => PthFile.Read(p), "'model'", "'model_ema'", "PthFile.Read(path, \"model\")");
        Assert.Equal([0, 0], Expect.Values(PthFile.Read(path, "model_ema")["w"]));
        Expect.Refused(path, p => PthFile.Read(p, "teacher"), "'teacher'", "'model_ema'");
    }

    [Theory]
    [InlineData("one-tensor.pth", "a tensor, not a state dict", "state_dict()")]
    [InlineData("no-tensors.pth", "no dict of tensors", "'names' (a list)")]
    [InlineData("whole-model.pth", "wants to call torch.nn.modules.linear.Linear: refused", "state_dict()")]
    [InlineData("script.pt", "TorchScript", "torch.jit.load")]
    [InlineData("dtypes.safetensors", "torch.save didn't write this file", "WeightFile.Read")]
    public void What_is_no_state_dict_is_said_to_be_none(string file, string what, string remedy)
        => Expect.Refused(Fixture.PathOf(file), path => PthFile.Read(path), what, remedy);

    [Fact]
    public void No_tensor_is_left_behind()
    {
        var before = Alive.Count();
        foreach (var tensor in PthFile.Read(Fixture.PathOf("strided.zip.pth")).Values) tensor.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }
}
