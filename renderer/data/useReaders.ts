import type { DataReader } from '../workbench/datasets/index.ts';
import { useFrom } from '../workbench/index.ts';

/** The formats of data files. */
export function useReaders(): readonly DataReader[] {
  return useFrom('datasets', (state) => state.readers);
}
