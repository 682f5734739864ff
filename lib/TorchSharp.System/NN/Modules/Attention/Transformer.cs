using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>An encoder of the source and a decoder of the target, each with a last norm (https://arxiv.org/abs/1706.03762).</summary>
    public sealed class Transformer : Module<Tensor, Tensor, Tensor>
    {
        private readonly TransformerEncoder encoder;
        private readonly TransformerDecoder decoder;

        internal Transformer(TransformerShape shape, long encoders, long decoders) : base(nameof(Transformer))
        {
            using (var layer = new TransformerEncoderLayer(shape)) encoder = new(layer, encoders, nn.LayerNorm(shape.Features));
            using (var layer = new TransformerDecoderLayer(shape)) decoder = new(layer, decoders, nn.LayerNorm(shape.Features));
            RegisterComponents();
            foreach (var parameter in parameters().Where(parameter => parameter.Dimensions > 1)) _ = init.xavier_uniform_(parameter);
        }

        public Tensor call(Tensor src, Tensor tgt, Tensor src_mask, Tensor? tgt_mask = null, Tensor? memory_mask = null, Tensor? src_key_padding_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
        {
            using var scope = NewDisposeScope();
            var memory = encoder.forward(src, src_mask, src_key_padding_mask);
            return decoder.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask).MoveToOuterDisposeScope();
        }

        public override Tensor forward(Tensor src, Tensor tgt) => call(src, tgt, null!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Transformer Transformer(long d_model = 512, long nhead = 8, long num_encoder_layers = 6, long num_decoder_layers = 6, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU)
                => new(new TransformerShape(d_model, nhead, dim_feedforward, dropout, activation), num_encoder_layers, num_decoder_layers);
        }
    }
}
