import { useEffect, useMemo, useState } from 'react';
import type { LensTensor, TensorPart } from '#app/contract/index.ts';
import { tensorData } from '../../workbench/lens/index.ts';
import { spanOf, type TimestepCell } from './unrolled.ts';

/** Loads a range of a tensor's elements, row-major. */
export type LoadElements = (tensor: LensTensor, from: number, count: number) => Promise<TensorPart>;

/** The elements of a cell; undefined while they load. */
export type ReadCell = (cell: TimestepCell) => Float64Array | undefined;

/** Loaded ranges of elements, by their first offset. */
const loaded = new WeakMap<LensTensor, Map<number, Float64Array>>();

function elementsOf(cell: TimestepCell, sample: number): Float64Array | undefined {
  const { tensor } = cell;
  const { from, count } = spanOf(cell, sample);
  if (tensor.data === undefined) return loaded.get(tensor)?.get(from);
  return tensorData(tensor)?.subarray(from, from + count);
}

async function loadCell(cell: TimestepCell, sample: number, load: LoadElements): Promise<void> {
  const { from, count } = spanOf(cell, sample);
  const part = await load(cell.tensor, from, count);
  const ranges = loaded.get(cell.tensor) ?? new Map<number, Float64Array>();
  loaded.set(cell.tensor, ranges.set(from, tensorData(part) ?? new Float64Array()));
}

/** The elements of cells, of one sample of the batch; those of large tensors are loaded. */
export function useCellValues(cells: readonly TimestepCell[], sample: number, load: LoadElements): ReadCell {
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    const missing = cells.filter((cell) => elementsOf(cell, sample) === undefined);
    if (missing.length === 0) return;
    let isCurrent = true;
    Promise.all(missing.map((cell) => loadCell(cell, sample, load))).then(
      () => isCurrent && setLoads((before) => before + 1),
      // Cells without values stay empty; a lost connection is told elsewhere.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [cells, sample, load]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function when something was loaded, so that strips are drawn again
  return useMemo(() => (cell) => elementsOf(cell, sample), [sample, loads]);
}
