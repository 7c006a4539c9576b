import { declared } from '#engine/messages/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { type Field, type Fields, float, int, type ValuesOf } from '#engine/params/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import type { BuiltIn } from '../base/builtIn.ts';
import type { RawColumn } from '../base/source.ts';

/** One generated sample. */
export interface Draw {
  /** The values of each input, in declaration order, row-major. */
  readonly inputs: readonly (readonly number[])[];
  /** A class index, or a value. */
  readonly target: number;
}

interface GeneratorDeclaration<F extends Fields> {
  readonly spec: string;
  readonly title: string;
  readonly description: string;
  /** Default of `samples`. */
  readonly samples: number;
  /** Options besides `samples` and `seed`. */
  readonly options: F;
  readonly inputs: (options: ValuesOf<F>) => readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** One value per sample: a class index of shape [] if there are class names, else of the given shape, [] or [1]. */
  readonly target:
    | { readonly name: string; readonly classNames: readonly string[] }
    | { readonly name: string; readonly shape: readonly number[] };
  /** Draws sample `index`, from 0; classes alternate, so that they are balanced. */
  readonly draw: (random: RandomStream, index: number, options: ValuesOf<F>) => Draw;
}

export const noiseOption = (initial: number): Field<number> =>
  float({ default: initial, min: 0, max: 10, help: 'The standard deviation of what is added to each coordinate.' });

export const lengthOption = (range: { readonly default: number; readonly min: number }): Field<number> =>
  int({ ...range, max: 100, help: 'The number of timesteps of a sequence.' });

/**
 * Declares a generated data set. Its options are `samples` (4 to 1,000,000), its own, and `seed`; the same options
 * give the same data on every machine.
 */
export function defineGenerator<const F extends Fields>(declaration: GeneratorDeclaration<F>): BuiltIn {
  const { spec, title, description, target, draw } = declaration;
  const count = { samples: int({ default: declaration.samples, min: 4, max: 1_000_000, help: 'The number of samples.' }) };
  const start = {
    seed: int({ default: 1, min: 0, max: Number.MAX_SAFE_INTEGER, help: 'The same seed gives the same samples.' }),
  };
  return {
    spec,
    title,
    description,
    samples: declaration.samples,
    options: { ...count, ...declaration.options, ...start },
    read(chosen) {
      const { samples, seed } = chosen as ValuesOf<typeof count & typeof start>;
      const own = chosen as ValuesOf<F>;
      const random = new RandomStream(seed, spec);
      const inputs = declaration
        .inputs(own)
        .map(({ name, shape }) => ({ name, shape, data: new Float64Array(samples * sizeOf(shape)) }));
      const targets = new Float64Array(samples);
      for (let index = 0; index < samples; index++) {
        const sample = draw(random, index, own);
        inputs.forEach(({ shape, data }, column) => {
          data.set(sample.inputs[column], index * sizeOf(shape));
        });
        targets[index] = sample.target;
      }
      return { name: spec, description: declared(description), inputs, targets: [describeTarget(target, targets)], samples };
    },
  };
}

function describeTarget(target: GeneratorDeclaration<Fields>['target'], numbers: Float64Array): RawColumn {
  if ('shape' in target) return { ...target, data: numbers };
  return { ...target, shape: [], classes: target.classNames.length, data: Uint8Array.from(numbers) };
}

/** A point moved by normal noise in both directions. */
export function scatter(random: RandomStream, [x, y]: readonly [number, number], noise: number): [number, number] {
  return [x + noise * random.normal(), y + noise * random.normal()];
}
