using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace EngineTests.NN;

internal static partial class LayerTable
{
    private static Dictionary<string, Func<Layer>> Recurrent() => new()
    {
        ["RNN"] = () => State(nn.RNN(3, 4, 2)),
        ["RNN/relu"] = () => State(nn.RNN(3, 4, nonLinearity: nn.NonLinearities.ReLU)),
        ["RNN/bidirectional"] = () => State(nn.RNN(3, 2, batchFirst: true, bidirectional: true)),
        ["RNN/packed"] = () =>
        {
            var rnn = nn.RNN(3, 2);
            return new(rnn, x => pad_packed_sequence(rnn.call(Packed(x[0])).Item1).Item1);
        },
        ["RNN/sample"] = () => Sample(nn.RNN(3, 2)),
        ["GRU"] = () => State(nn.GRU(3, 4, 2)),
        ["GRU/bidirectional"] = () => State(nn.GRU(3, 2, batchFirst: true, bidirectional: true)),
        ["GRU/packed"] = () =>
        {
            var gru = nn.GRU(3, 2);
            return new(gru, x => pad_packed_sequence(gru.call(Packed(x[0])).Item1).Item1);
        },
        ["GRU/sample"] = () => Sample(nn.GRU(3, 2)),
        ["LSTM"] = () => Memory(nn.LSTM(3, 4, 2)),
        ["LSTM/bidirectional"] = () => Memory(nn.LSTM(3, 2, batchFirst: true, bidirectional: true)),
        ["LSTM/packed"] = () =>
        {
            var lstm = nn.LSTM(3, 2);
            return new(lstm, x => pad_packed_sequence(lstm.call(Packed(x[0])).Item1).Item1);
        },
        ["LSTM/sample"] = () =>
        {
            var lstm = nn.LSTM(3, 2);
            return new(lstm, x =>
            {
                var (output, _, c) = lstm.call(x[0]);
                return cat([output.reshape(-1), c.reshape(-1)], 0);
            });
        },
        ["RNNCell"] = () => Two(nn.RNNCell(3, 4)),
        ["GRUCell"] = () => Two(nn.GRUCell(3, 4)),
        ["LSTMCell"] = () =>
        {
            var cell = nn.LSTMCell(3, 4);
            return new(cell, x =>
            {
                var (h, c) = cell.call(x[0], (x[1], x[2]));
                return cat([h, c], 0);
            });
        },
    };

    private static Dictionary<string, Func<Layer>> Attention() => new()
    {
        ["MultiheadAttention"] = () =>
        {
            var attention = nn.MultiheadAttention(4, 2);
            return new(attention, x =>
            {
                var (output, weights) = attention.call(x[0], x[1], x[2]);
                return cat([output.reshape(-1), weights.reshape(-1)], 0);
            });
        },
        ["MultiheadAttention/masked"] = () =>
        {
            var attention = nn.MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true, kdim: 3, vdim: 5);
            return new(attention, x => attention.call(x[0], x[1], x[2], x[3], true, x[4]).Item1);
        },
        ["TransformerEncoderLayer"] = () => One(nn.TransformerEncoderLayer(4, 2, 6, 0)),
        ["TransformerEncoderLayer/masked"] = () =>
        {
            var layer = nn.TransformerEncoderLayer(4, 2, 6, 0, nn.Activations.GELU);
            return new(layer, x => layer.call(x[0], x[1], x[2]));
        },
        ["TransformerDecoderLayer"] = () =>
        {
            var layer = nn.TransformerDecoderLayer(4, 2, 6, 0);
            return new(layer, x => layer.call(x[0], x[1]));
        },
        ["TransformerEncoder"] = () =>
        {
            var encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 6, 0), 2);
            return new(encoder, x => encoder.call(x[0]));
        },
        ["Transformer"] = () => Two(nn.Transformer(4, 2, 1, 1, 6, 0)),
        ["scaled_dot_product_attention"] = () => Function(x => nn.functional.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true)),
    };

    private static Layer State(nn.Module<Tensor, Tensor, (Tensor, Tensor)> module) => new(module, x => module.call(x[0], null!).Item1);

    private static Layer Memory(LSTM module) => new(module, x => module.call(x[0]).Item1);

    private static Layer Sample(nn.Module<Tensor, Tensor, (Tensor, Tensor)> module) => new(module, x =>
    {
        var (output, state) = module.call(x[0], null!);
        return cat([output.reshape(-1), state.reshape(-1)], 0);
    });

    private static PackedSequence Packed(Tensor input) => pack_padded_sequence(input, tensor(new long[] { 2, 4, 3 }), enforce_sorted: false);
}
