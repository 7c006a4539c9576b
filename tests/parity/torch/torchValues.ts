import { readFileSync } from 'node:fs';
import { sizeOf } from '#engine/ops/index.ts';
import { LENS_CASES, type LensCase } from './lensCases.ts';

/** The elements of a tensor that PyTorch computed, with their row-major positions. */
export interface TorchTensor {
  readonly shape: readonly number[];
  readonly positions: readonly number[];
  readonly values: readonly number[];
  /** Of all elements, if not all of them are here. */
  readonly sum?: number;
}

type Index = { readonly cases: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> };

const { cases } = JSON.parse(readFileSync(new URL('lens.json', import.meta.url), 'utf8')) as Index;

/** The tensors of each case by address, as torch_lens.py describes the files. */
export const TORCH_VALUES: ReadonlyMap<string, ReadonlyMap<string, TorchTensor>> = readValues();

function readValues(): Map<string, Map<string, TorchTensor>> {
  const bytes = readFileSync(new URL('lens.f64', import.meta.url));
  const mostOf = new Map(LENS_CASES.map(({ name, most }) => [name, most]));
  let start = 0;
  const next = (count: number) => Array.from({ length: count }, () => bytes.readDoubleLE(8 * start++));
  const readTensor = (shape: readonly number[], most: LensCase['most']): TorchTensor => {
    const count = sizeOf(shape);
    const kept = Math.min(count, most);
    const positions = Array.from({ length: kept }, (_, at) => (count <= most ? at : Math.floor((at * count) / most)));
    return { shape, positions, values: next(kept), ...(count > most && { sum: next(1)[0] }) };
  };
  const read = Object.entries(cases).map(([name, shapes]) => {
    const tensors = Object.entries(shapes).map(
      ([address, shape]) => [address, readTensor(shape, mostOf.get(name) ?? 0)] as const,
    );
    return [name, new Map(tensors)] as const;
  });
  if (8 * start !== bytes.length) throw new Error('lens.json and lens.f64 do not belong together');
  return new Map(read);
}
