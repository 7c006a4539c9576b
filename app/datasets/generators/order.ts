import type { RandomStream } from '#engine/random/index.ts';
import { defineGenerator, lengthOption } from './generator.ts';

/** The possible orders of the tokens 0, 1 and 2 – A, B and C. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** Distractor tokens: 3 to 7. */
const FIRST_FILLER = 3;
const FILLERS = 5;

/**
 * A temporal order problem (after Hochreiter and Schmidhuber, "Long short-term memory", 1997): [length] tokens, among which A, B and
 * C occur once each. The class is their order, so that token counts do not reveal it.
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

/** Distinct positions in a row, ascending. */
function drawPositions(random: RandomStream, length: number, count: number): Uint32Array {
  const positions = Uint32Array.from({ length }, (_, position) => position);
  random.shuffle(positions);
  return positions.subarray(0, count).sort();
}
