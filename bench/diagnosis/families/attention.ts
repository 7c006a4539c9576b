import { ADAPTIVE, drawActivation, embed, type Family, type PlannedLayer, pick, regularization, weightsFor } from './family.ts';

/** Transformer blocks (Vaswani et al., 2017) on all timesteps, which the predictions are then computed from. */
export const attention: Family = {
  name: 'attention',
  tasks: ['rows', 'letters'],
  optimizers: ADAPTIVE,
  draw(task, random) {
    const size = pick(random, [12, 16]);
    const activation = pick(random, ['relu', 'gelu', drawActivation(random)]);
    const blocks = 1 + random.below(2);
    return [
      embed(task, size),
      ...Array.from({ length: blocks }, () => block(size, activation, isOrdered(task.name))).flat(),
      { type: 'flatten' },
      ...regularization(task),
    ];
  },
  stack: (task, { depth, units, activation, initializer = 'glorotUniform' }) => [
    embed(task, units),
    ...Array.from({ length: depth }, () => [
      attend(units, isOrdered(task.name)),
      { type: 'dense', params: { units, kernelInitializer: initializer } },
      { type: activation },
    ]).flat(),
    { type: 'flatten' },
  ],
};

/** Attention tells earlier timesteps from later ones only by its mask. */
const isOrdered = (task: string): boolean => task === 'letters';

const attend = (size: number, causal: boolean): PlannedLayer => ({
  type: 'selfAttention',
  params: { numHeads: 2, keyDim: Math.max(1, size / 2), causal },
});

/** Attention and two dense layers, each added to its input and normalized. */
const block = (size: number, activation: string, causal: boolean): PlannedLayer[] => [
  attend(size, causal),
  { type: 'add', skips: 1 },
  { type: 'layerNorm' },
  { type: 'dense', params: { units: 2 * size, kernelInitializer: weightsFor(activation) } },
  { type: activation },
  { type: 'dense', params: { units: size } },
  { type: 'add', skips: 3 },
  { type: 'layerNorm' },
];
