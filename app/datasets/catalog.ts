import type { BuiltIn } from './base/builtIn.ts';
import type { Reader } from './base/reader.ts';
import { iris } from './builtIn/iris.ts';
import { mnist } from './builtIn/mnist.ts';
import { adding } from './generators/adding.ts';
import { circles } from './generators/circles.ts';
import { line } from './generators/line.ts';
import { moons } from './generators/moons.ts';
import { order } from './generators/order.ts';
import { pairs } from './generators/pairs.ts';
import { sine } from './generators/sine.ts';
import { spirals } from './generators/spirals.ts';
import { xor } from './generators/xor.ts';
import { csv } from './readers/csv/csv.ts';
import { idx } from './readers/idx/idx.ts';
import { images } from './readers/images/images.ts';
import { jsonl } from './readers/jsonl/jsonl.ts';
import { npy } from './readers/npy/npy.ts';
import { npz } from './readers/npy/npz.ts';
import { parquet } from './readers/parquet/parquet.ts';

/** All readers of data files, in the order of the dialog; the first takes unrecognized text. A new one takes one file and one line here. */
export const READERS: readonly Reader[] = [csv, jsonl, parquet, npz, npy, idx, images];

/** All built-in data sets, in display order. A new one takes one file and one line here. */
export const BUILT_INS: readonly BuiltIn[] = [mnist, iris, xor, spirals, circles, moons, line, sine, pairs, adding, order];

const bySpec = new Map(BUILT_INS.map((builtIn) => [builtIn.spec, builtIn]));

export function findBuiltIn(spec: string): BuiltIn | undefined {
  return bySpec.get(spec);
}
