import { ADAPTIVE, DESCENT, drawActivation, type Family, type PlannedLayer, pick, regularization, weightsFor } from './family.ts';

/** Convolutions with pooling between them. */
export const convolutional: Family = {
  name: 'convolutional',
  tasks: ['digits'],
  optimizers: [...ADAPTIVE, DESCENT],
  draw(task, random) {
    const activation = drawActivation(random);
    const isNormalized = random.below(3) === 0;
    const block = (filters: number): PlannedLayer[] => [
      convolution(filters, weightsFor(activation)),
      ...(isNormalized ? [{ type: 'batchNorm', params: { momentum: 0.9 } }] : []),
      { type: activation },
    ];
    const pool = pick(random, ['maxPool2d', 'avgPool2d']);
    const hidden = random.below(2) === 0 ? hiddenDense(activation) : [];
    return [
      ...block(pick(random, [8, 12])),
      { type: pool },
      ...block(pick(random, [12, 16])),
      { type: 'flatten' },
      ...hidden,
      ...regularization(task),
    ];
  },
  stack: (_task, { depth, units, activation, initializer = 'glorotUniform' }) => [
    ...Array.from({ length: depth }, (_, index) => [
      convolution(Math.ceil(units / 3), initializer, index === 0 ? 2 : 1),
      { type: activation },
    ]).flat(),
    { type: 'flatten' },
  ],
};

const convolution = (filters: number, kernelInitializer: string, strides = 1): PlannedLayer => ({
  type: 'conv2d',
  params: { filters, strides, padding: 'same', kernelInitializer },
});

const hiddenDense = (activation: string): PlannedLayer[] => [
  { type: 'dense', params: { units: 32, kernelInitializer: weightsFor(activation) } },
  { type: activation },
];
