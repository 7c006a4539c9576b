import type { Values } from '../index.ts';

/** A function to minimize with a known optimum, the same as in problems.py. Its search space is in reference.json. */
export type Loss = (values: Values) => number;

const HARTMANN: readonly { readonly depth: number; readonly steepness: readonly number[]; readonly center: readonly number[] }[] =
  [
    { depth: 1, steepness: [10, 3, 17, 3.5, 1.7, 8], center: [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886] },
    { depth: 1.2, steepness: [0.05, 10, 17, 0.1, 8, 14], center: [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991] },
    { depth: 3, steepness: [3, 3.5, 1.7, 10, 17, 8], center: [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665] },
    { depth: 3.2, steepness: [17, 8, 0.05, 10, 0.1, 14], center: [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381] },
  ];

const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);

const sphere = (x: readonly number[]): number => sum(x.map((each) => each ** 2));

const rosenbrock = (x: readonly number[]): number =>
  sum(x.slice(1).map((next, index) => 100 * (next - x[index] ** 2) ** 2 + (1 - x[index]) ** 2));

function branin([x, y]: readonly number[]): number {
  const bend = y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6;
  return bend ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
}

function ackley(x: readonly number[]): number {
  const radius = Math.sqrt(sphere(x) / x.length);
  const waves = sum(x.map((each) => Math.cos(2 * Math.PI * each))) / x.length;
  return 20 + Math.E - 20 * Math.exp(-0.2 * radius) - Math.exp(waves);
}

const hartmann6 = (x: readonly number[]): number =>
  sum(
    HARTMANN.map(({ depth, steepness, center }) => {
      const distance = sum(steepness.map((each, index) => each * (x[index] - center[index]) ** 2));
      return -depth * Math.exp(-distance);
    }),
  );

const ACTIVATION_LOSSES = new Map<unknown, number>([
  ['relu', 0],
  ['gelu', 0.05],
  ['tanh', 0.2],
]);

/** Like the loss of a small network: some parameters interact, and momentum exists for SGD only. */
function training(values: Values): number {
  const [rate, momentum, layers, units, dropout] = numbersOf(values, ['rate', 'momentum', 'layers', 'units', 'dropout']);
  const isSgd = values.optimizer === 'sgd';
  const rateLoss = (Math.log10(rate) + (isSgd ? 1.5 : 3)) ** 2 / 2;
  const momentumLoss = isSgd ? 0.1 + 2 * (momentum - 0.9) ** 2 : 0;
  const sizeLoss = (layers - 3) ** 2 / 10 + (Math.log2(units) - 7) ** 2 / 5;
  const activationLoss = ACTIVATION_LOSSES.get(values.activation) ?? Number.NaN;
  return rateLoss + momentumLoss + sizeLoss + activationLoss + 4 * (dropout - 0.2) ** 2;
}

const numbersOf = (values: Values, names: readonly string[]): number[] => names.map((name) => Number(values[name]));

const numeric =
  (loss: (x: readonly number[]) => number): Loss =>
  (values) =>
    loss(Object.keys(values).map((name) => Number(values[name])));

/** By their names in reference.json. */
export const PROBLEMS: Readonly<Record<string, Loss>> = {
  sphere: numeric(sphere),
  rosenbrock: numeric(rosenbrock),
  branin: numeric(branin),
  ackley: numeric(ackley),
  hartmann6: numeric(hartmann6),
  training,
};
