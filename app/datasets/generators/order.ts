import type { RandomStream } from '#engine/random/index.ts';
import { defineGenerator, lengthOption } from './generator.ts';

/** In which order the tokens 0, 1 and 2 – A, B and C – can come. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** The tokens that say nothing follow those that count: 3 to 7. */
const FIRST_FILLER = 3;
const FILLERS = 5;

/**
 * A temporal order problem (after Hochreiter and Schmidhuber, "Long short-term memory", 1997): [length] tokens, among which A, B and
 * C come once each. The class is their order, so that it cannot be told from how often each token comes.
 */
export const order = defineGenerator({
  spec: 'order',
  title: 'Temporal order',
  description: 'A sequence of letters with one A, one B and one C; in which order do they occur?',
  samples: 3000,
  options: { length: lengthOption({ default: 20, min: ORDERS[0].length }) },
  inputs: ({ length }) => [{ name: 'tokens', shape: [length] }],
  target: { name: 'order', classNames: ORDERS.map((tokens) => tokens.map((token) => 'ABC'[token]).join('')) },
  draw(random, index, { length }) {
    const label = index % ORDERS.length;
    const tokens = Array.from({ length }, () => FIRST_FILLER + random.below(FILLERS));
    const positions = drawPositions(random, length, ORDERS[label].length);
    ORDERS[label].forEach((token, at) => {
      tokens[positions[at]] = token;
    });
    return { inputs: [tokens], target: label };
  },
});

/** Different places of a row, from left to right. */
function drawPositions(random: RandomStream, length: number, count: number): Uint32Array {
  const positions = Uint32Array.from({ length }, (_, position) => position);
  random.shuffle(positions);
  return positions.subarray(0, count).sort();
}
