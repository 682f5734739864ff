using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => inplace ? Aten.InPlace("dropout_", input, p, training) : Aten.One("dropout", input, p, training);

            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => DropChannels(input, 1, p, training, inplace);
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => DropChannels(input, 2, p, training, inplace);
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => DropChannels(input, 3, p, training, inplace);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
                => inplace ? Aten.InPlace("alpha_dropout_", input, p, training) : Aten.One("alpha_dropout", input, p, training);

            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
                => inplace ? Aten.InPlace("feature_alpha_dropout_", input, p, training) : Aten.One("feature_alpha_dropout", input, p, training);

            // One sample without its batch dimension has its channels where the operator looks for samples.
            private static Tensor DropChannels(Tensor input, int dimensions, double p, bool training, bool inplace)
            {
                if (inplace)
                {
                    using var view = input.Dimensions == dimensions + 1 ? input.unsqueeze(0) : input.alias();
                    _ = Aten.InPlace("feature_dropout_", view, p, training);
                    return input;
                }
                if (input.Dimensions != dimensions + 1) return Aten.One("feature_dropout", input, p, training);
                using var batch = input.unsqueeze(0);
                using var dropped = Aten.One("feature_dropout", batch, p, training);
                return dropped.squeeze(0);
            }
        }
    }
}
