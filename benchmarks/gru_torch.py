"""A GRU with a linear read-out that learns to forecast in PyTorch itself: the peer of the gru baseline.

usage: gru_torch.py time HIDDEN BATCH STEPS DX CONTEXT [REPEATS]   prints the median milliseconds of an Adam step
       gru_torch.py curve FILE CONTEXT                             trains from the weights and on the batches of an
           .npz file that BaselineBenchmark wrote; prints the largest difference of the losses from the file's
Inputs are data up to CONTEXT steps, then the last prediction is fed back. THREADS in the environment: 2 unless set.
"""
import os, sys, time
import numpy as np, torch

torch.set_num_threads(int(os.environ.get('THREADS', 2)))


class Forecaster(torch.nn.Module):
    def __init__(self, channels, hidden):
        super().__init__()
        self.gru = torch.nn.GRU(channels, hidden)
        self.output = torch.nn.Linear(hidden, channels)

    def forward(self, x, context):
        """[T, N, D] to predictions of steps 1 .. T - 1."""
        steps = x.shape[0] - 1
        known = min(context, steps)
        hidden, state = self.gru(x[:known])
        predicted = [self.output(hidden)]
        for _ in range(known, steps):
            hidden, state = self.gru(predicted[-1][-1:], state)
            predicted.append(self.output(hidden))
        return torch.cat(predicted)


def step(model, optimizer, x, context):
    optimizer.zero_grad()
    loss = torch.mean((model(x, context) - x[1:]) ** 2)
    loss.backward()
    optimizer.step()
    return loss.item()


def measure(hidden, batch, steps, channels, context, repeats=50):
    x = torch.cumsum(0.1 * torch.randn(steps, batch, channels), 0)
    model = Forecaster(channels, hidden)
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    start = time.perf_counter()
    while time.perf_counter() - start < 2:
        step(model, optimizer, x, context)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        step(model, optimizer, x, context)
        times.append(1e3 * (time.perf_counter() - start))
    print(f'{np.median(times):.3f}')


def curve(file, context):
    arrays = np.load(file)
    tensor = lambda name: torch.tensor(arrays[name].astype(np.float32))
    losses = arrays['losses']
    channels, hidden = arrays['weight_ih_l0'].shape[1], arrays['weight_hh_l0'].shape[1]
    model = Forecaster(channels, hidden)
    model.load_state_dict({name: tensor(name.removeprefix('gru.')) for name in model.state_dict()})
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    own = [step(model, optimizer, tensor(f'batch{i}').transpose(0, 1), context) for i in range(len(losses))]
    print(f'{np.max(np.abs(np.array(own) - losses)):.3g}')


if __name__ == '__main__':
    if len(sys.argv) > 6 and sys.argv[1] == 'time':
        measure(*map(int, sys.argv[2:]))
    elif len(sys.argv) == 4 and sys.argv[1] == 'curve':
        curve(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(__doc__)
