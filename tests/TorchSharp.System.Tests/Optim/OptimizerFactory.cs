using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EngineTests.Optim;

/// <summary>Builds an optimiser from the options of a reference case, over the two groups of a <see cref="Problem"/>.</summary>
internal static class OptimizerFactory
{
    internal static optim.Optimizer Build(string name, double lr, JsonElement options, Problem problem)
    {
        double Number(string key, double otherwise) => options.TryGetProperty(key, out var given) ? given.GetDouble() : otherwise;
        bool Flag(string key) => options.TryGetProperty(key, out _);
        var (beta1, beta2) = (Number("beta1", 0.9), Number("beta2", 0.999));
        var (eps, decay, maximize) = (Number("eps", 1e-8), Number("weight_decay", 0), Flag("maximize"));
        return name switch
        {
            "SGD" => optim.SGD(Groups<SGD.ParamGroup>(problem, lr), lr, Number("momentum", 0), Number("dampening", 0), decay, Flag("nesterov"), maximize),
            "Adam" => optim.Adam(Groups<Adam.ParamGroup>(problem, lr), lr, beta1, beta2, eps, decay, Flag("amsgrad"), maximize),
            "AdamW" => optim.AdamW(Groups<AdamW.ParamGroup>(problem, lr), lr, beta1, beta2, eps, Number("weight_decay", 0.01), Flag("amsgrad"), maximize),
            "Adamax" => optim.Adamax(Groups<Adamax.ParamGroup>(problem, lr), lr, beta1, beta2, eps, decay),
            "NAdam" => optim.NAdam(Groups<NAdam.ParamGroup>(problem, lr), lr, beta1, beta2, eps, decay, Number("momentum_decay", 4e-3)),
            "RAdam" => optim.RAdam(Groups<RAdam.ParamGroup>(problem, lr), lr, beta1, beta2, eps, decay),
            "Adadelta" => optim.Adadelta(Groups<Adadelta.ParamGroup>(problem, lr), lr, Number("rho", 0.9), Number("eps", 1e-6), decay, maximize),
            "Adagrad" => optim.Adagrad(Groups<Adagrad.ParamGroup>(problem, lr), lr, Number("lr_decay", 0), decay, Number("initial_accumulator_value", 0), Number("eps", 1e-10)),
            "RMSProp" => optim.RMSProp(Groups<RMSProp.ParamGroup>(problem, lr), lr, Number("alpha", 0.99), eps, decay, Number("momentum", 0), Flag("centered"), maximize),
            "Rprop" => optim.Rprop(Groups<Rprop.ParamGroup>(problem, lr), lr, Number("etaminus", 0.5), Number("etaplus", 1.2), Number("min_step", 1e-6), Number("max_step", 50), maximize),
            "ASGD" => optim.ASGD(Groups<ASGD.ParamGroup>(problem, lr), lr, Number("lambd", 1e-4), Number("alpha", 0.75), Number("t0", 1e6), decay, maximize),
            "LBFGS" => optim.LBFGS([problem.Weight, problem.Bias], lr, (long)Number("max_iter", 20), Flag("max_eval") ? (long)Number("max_eval", 0) : null, history_size: (long)Number("history_size", 100)),
            _ => throw new ArgumentException(name),
        };
    }

    private static IEnumerable<T> Groups<T>(Problem problem, double lr) where T : ParamGroup, new()
    {
        var second = new T { Parameters = [problem.Bias] };
        second.LearningRate = lr / 2;
        return [new T { Parameters = [problem.Weight] }, second];
    }
}
