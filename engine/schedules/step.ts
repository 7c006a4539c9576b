import { float, int } from '../params/index.ts';
import { defineSchedule } from './schedule.ts';

/** ηₜ = η γ^⌊epochs / s⌋, as PyTorch's StepLR. */
export const step = defineSchedule({
  type: 'step',
  label: 'Step decay',
  documentation: {
    summary: 'Multiplied by a factor every few epochs.',
    formula: '\\eta_t = \\eta\\, \\gamma^{\\lfloor \\text{epochs} / s \\rfloor}',
    source: 'He et al., "Deep residual learning for image recognition" (2015)',
  },
  params: {
    stepSize: int({ default: 10, min: 1, help: 'Number of epochs between two reductions, s.' }),
    gamma: float({ default: 0.1, min: 0, step: 0.1, help: 'Factor of each reduction, γ.' }),
  },
  learningRateAt({ learningRate, step: at, stepsPerEpoch, params: { stepSize, gamma } }) {
    return learningRate * gamma ** Math.floor(at / (stepSize * stepsPerEpoch));
  },
});
