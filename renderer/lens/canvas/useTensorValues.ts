import { useEffect, useState } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { useLens } from '../../workbench/index.ts';
import { countOf, tensorData } from '../../workbench/lens/index.ts';

/** Of a larger tensor only these are drawn. */
const MOST = 65_536;

interface Loaded {
  readonly tensor: LensTensor;
  readonly values: Float64Array;
}

/** The first elements of a tensor. While they load, those of the tensor before stay. */
export function useTensorValues(tensor: LensTensor): Loaded | undefined {
  const lens = useLens();
  const [loaded, setLoaded] = useState<Loaded | undefined>(undefined);
  const own = tensorData(tensor);
  useEffect(() => {
    if (tensor.data !== undefined) return;
    let isCurrent = true;
    lens.load(tensor, 0, Math.min(MOST, countOf(tensor.shape))).then(
      (part) => {
        const values = tensorData(part);
        if (isCurrent && values) setLoaded({ tensor, values });
      },
      // The picture without its values still has its norm; a lost connection is told elsewhere.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [lens, tensor]);
  return own ? { tensor, values: own } : loaded;
}
