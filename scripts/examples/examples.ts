/** The required result of an example on test samples. */
export type Bar = { readonly accuracyAtLeast: number } | { readonly lossBelow: number };

/** An example of resources/examples, with its bar. */
export interface Example {
  /** Its file name, without `.backwire.json`. */
  readonly name: string;
  readonly task: string;
  readonly bar: Bar;
}

/** All examples, in table order. */
export const EXAMPLES: readonly Example[] = [
  { name: 'mnist-mlp', task: 'handwritten digits', bar: { accuracyAtLeast: 0.98 } },
  { name: 'mnist-cnn', task: 'handwritten digits', bar: { accuracyAtLeast: 0.99 } },
  { name: 'residual', task: 'handwritten digits', bar: { accuracyAtLeast: 0.985 } },
  // The bar is the error of 32 principal components: principal_components.py.
  { name: 'autoencoder', task: 'digits compressed to 32 numbers', bar: { lossBelow: 0.0168 } },
  { name: 'iris', task: 'three species', bar: { accuracyAtLeast: 0.95 } },
  { name: 'logistic-regression', task: 'three species', bar: { accuracyAtLeast: 0.95 } },
  { name: 'xor', task: 'points in four quadrants', bar: { accuracyAtLeast: 0.95 } },
  { name: 'spirals', task: 'two spirals', bar: { accuracyAtLeast: 0.98 } },
  { name: 'residual-mlp', task: 'two spirals', bar: { accuracyAtLeast: 0.98 } },
  { name: 'two-inputs', task: 'two points on the same circle?', bar: { accuracyAtLeast: 0.98 } },
  // The noise alone is 0.01.
  { name: 'linear-regression', task: 'a noisy line', bar: { lossBelow: 0.012 } },
  // Here too.
  { name: 'sine', task: 'a noisy sine', bar: { lossBelow: 0.015 } },
  // Always predicting the mean gives 1/6.
  { name: 'adding-lstm', task: 'adding problem, 30 timesteps', bar: { lossBelow: 0.01 } },
  { name: 'adding-gru', task: 'adding problem, 30 timesteps', bar: { lossBelow: 0.01 } },
  // Guessing is right once in six.
  { name: 'attention', task: 'order of three of 20 tokens', bar: { accuracyAtLeast: 0.98 } },
];
