import { defineGenerator, lengthOption } from './generator.ts';

/**
 * The adding problem of Hochreiter and Schmidhuber, "Long short-term memory" (1997): [length, 2] with a number from 0 to 1 and a
 * marker at each timestep. The target is the sum of the two marked numbers, one in each half (as Arjovsky, Shah and
 * Bengio have it, "Unitary evolution recurrent neural networks", 2016). Always predicting 1 has a mean squared error of 1/6.
 */
export const adding = defineGenerator({
  spec: 'adding',
  title: 'Adding problem',
  description: 'A long sequence of numbers, two of them marked; what is the sum of these two?',
  samples: 5000,
  options: { length: lengthOption({ default: 30, min: 2 }) },
  inputs: ({ length }) => [{ name: 'sequence', shape: [length, 2] }],
  target: { name: 'sum', shape: [1] },
  draw(random, _index, { length }) {
    const half = Math.floor(length / 2);
    const marked = [random.below(half), half + random.below(length - half)];
    const numbers = Array.from({ length }, () => random.uniform());
    return {
      inputs: [numbers.flatMap((number, at) => [number, marked.includes(at) ? 1 : 0])],
      target: numbers[marked[0]] + numbers[marked[1]],
    };
  },
});
