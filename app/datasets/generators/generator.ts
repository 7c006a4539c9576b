import { RandomStream } from '#engine/random/index.ts';
import type { BuiltIn } from '../builtIn.ts';
import { decimal, readOptions, whole } from '../options.ts';
import type { RawColumn } from '../source.ts';

/** One generated sample. */
export interface Draw {
  readonly input: readonly number[];
  /** A class index, or a number. */
  readonly target: number;
}

interface GeneratorDeclaration {
  readonly spec: string;
  readonly title: string;
  readonly description: string;
  /** How many samples are drawn unless `samples` says otherwise. */
  readonly samples: number;
  /** The standard deviation of the noise unless `noise` says otherwise. */
  readonly noise: number;
  readonly input: { readonly name: string; readonly size: number };
  /** One number a sample: a class index of shape [] where there are class names, else of the given shape, [] or [1]. */
  readonly target:
    | { readonly name: string; readonly classNames: readonly string[] }
    | { readonly name: string; readonly shape: readonly number[] };
  /** Draws sample `index`, counted from 0; classes take turns, so that they are balanced. */
  readonly draw: (random: RandomStream, index: number, noise: number) => Draw;
}

/**
 * Declares a data set that is computed. Its options are `samples` (4 to 1,000,000), `noise` (0 to 10) and `seed`; the
 * same options give the same numbers everywhere.
 */
export function defineGenerator(declaration: GeneratorDeclaration): BuiltIn {
  const { spec, title, description, input, target, draw } = declaration;
  const options = {
    samples: whole({ default: declaration.samples, min: 4, max: 1_000_000 }),
    noise: decimal({ default: declaration.noise, min: 0, max: 10 }),
    seed: whole({ default: 1, min: 0, max: Number.MAX_SAFE_INTEGER }),
  };
  return {
    spec,
    title,
    description,
    samples: declaration.samples,
    read(given) {
      const { samples, noise, seed } = readOptions(options, given, spec);
      const random = new RandomStream(seed, spec);
      const inputs = new Float64Array(samples * input.size);
      const targets = new Float64Array(samples);
      for (let index = 0; index < samples; index++) {
        const sample = draw(random, index, noise);
        inputs.set(sample.input, index * input.size);
        targets[index] = sample.target;
      }
      return {
        name: spec,
        description,
        inputs: [{ name: input.name, shape: [input.size], data: inputs }],
        targets: [describeTarget(target, targets)],
        samples,
      };
    },
  };
}

function describeTarget(target: GeneratorDeclaration['target'], numbers: Float64Array): RawColumn {
  if ('shape' in target) return { ...target, data: numbers };
  return { ...target, shape: [], classes: target.classNames.length, data: Uint8Array.from(numbers) };
}

/** A point moved by normal noise in both directions. */
export function scatter(random: RandomStream, [x, y]: readonly [number, number], noise: number): [number, number] {
  return [x + noise * random.normal(), y + noise * random.normal()];
}
