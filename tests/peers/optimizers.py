"""Eight steps of every optimiser with every option, by PyTorch: Optim/optimizers.json."""
import torch

import reference

STEPS = 8
ADAM = [{}, {"beta1": 0.8, "beta2": 0.95}, {"eps": 1e-3}, {"weight_decay": 0.1}]
# The options carry TorchSharp's names.
CASES = {
    "SGD": [{}, {"momentum": 0.9}, {"momentum": 0.9, "dampening": 0.3}, {"momentum": 0.9, "nesterov": True}, {"weight_decay": 0.1},
            {"maximize": True}, {"momentum": 0.8, "weight_decay": 0.1, "maximize": True}],
    "Adam": ADAM + [{"amsgrad": True}, {"maximize": True}, {"amsgrad": True, "weight_decay": 0.05, "maximize": True}],
    "AdamW": ADAM + [{"amsgrad": True}, {"maximize": True}],
    "Adamax": ADAM,
    "NAdam": ADAM + [{"momentum_decay": 0.1}],
    "RAdam": ADAM,
    "Adadelta": [{}, {"rho": 0.7}, {"eps": 1e-3}, {"weight_decay": 0.1}, {"maximize": True}],
    "Adagrad": [{}, {"lr_decay": 0.1}, {"weight_decay": 0.1}, {"initial_accumulator_value": 0.3}, {"eps": 1e-2}],
    "RMSProp": [{}, {"alpha": 0.8}, {"eps": 1e-2}, {"weight_decay": 0.1}, {"momentum": 0.7}, {"centered": True}, {"centered": True, "momentum": 0.5},
                {"maximize": True}],
    "Rprop": [{}, {"etaminus": 0.3, "etaplus": 1.5}, {"min_step": 0.05, "max_step": 0.06}, {"maximize": True}],
    "ASGD": [{}, {"lambd": 0.1}, {"alpha": 0.5, "lambd": 0.1}, {"t0": 3.0, "lambd": 0.1}, {"weight_decay": 0.1}, {"maximize": True}],
    "LBFGS": [{}, {"max_iter": 3}, {"max_iter": 6, "history_size": 2}, {"max_iter": 10, "max_eval": 4}],
}


def options(given):
    given = dict(given)
    for pair, (first, second), defaults in (("betas", ("beta1", "beta2"), (0.9, 0.999)), ("etas", ("etaminus", "etaplus"), (0.5, 1.2)),
                                            ("step_sizes", ("min_step", "max_step"), (1e-6, 50))):
        if first in given or second in given:
            given[pair] = (given.pop(first, defaults[0]), given.pop(second, defaults[1]))
    return given


def run(name, given, lr):
    # L-BFGS divides by curvatures that go to zero: rounding to single precision decides where it ends.
    dtype = torch.float64 if name == "LBFGS" else torch.float32
    weight, bias, inputs = (reference.tensor(shape, seed).to(dtype) for seed, shape in ((1, [3, 4]), (2, [4]), (3, [5, 3])))
    weight.requires_grad_(), bias.requires_grad_()
    if name == "NAdam":
        given = {"foreach": True, **given}  # PyTorch 1.13's loop over single tensors counts one factor twice; later ones agree with foreach
    if name == "LBFGS":
        given = {"tolerance_grad": 1e-5, **given}  # TorchSharp's default
    kind = getattr(torch.optim, "RMSprop" if name == "RMSProp" else name)
    groups = [weight, bias] if name == "LBFGS" else [{"params": [weight]}, {"params": [bias], "lr": lr / 2}]
    optimizer = kind(groups, lr=lr, **options(given))

    def loss():
        optimizer.zero_grad()
        value = ((inputs @ weight + bias).tanh() - 0.3).square().sum()
        value.backward()
        return value

    trace = []
    for _ in range(STEPS):
        optimizer.step(loss)
        trace.append(reference.flat(torch.cat([weight.reshape(-1), bias])))
    return trace


def main():
    cases = []
    for name, variants in CASES.items():
        for given in variants:
            lr = 1.0 if name == "Adadelta" else 0.3 if name == "LBFGS" else 0.05
            trace = run(name, given, lr)
            cases.append({"name": name, "lr": lr, "options": given, "first": trace[0], "last": trace[-1]})
    reference.write("Optim/optimizers.json", cases)


if __name__ == "__main__":
    main()
