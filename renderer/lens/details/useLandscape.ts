import { useEffect, useState } from 'react';
import type { Landscape, LandscapeAxis, LensQuestion } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

interface Computed {
  readonly key: string | undefined;
  readonly landscape?: Landscape;
  readonly error?: DescribedError;
}

/** J along one or two numbers, computed for each other question and other axes; undefined while it is computed. */
export function useLandscape(question: LensQuestion, axes: readonly LandscapeAxis[]): Omit<Computed, 'key'> {
  const { reader } = useWorkbench();
  const key = JSON.stringify(axes);
  const [computed, setComputed] = useState<Computed>({ key: undefined });
  useEffect(() => {
    const abort = new AbortController();
    reader.lens.landscape({ question, axes: JSON.parse(key) }, { signal: abort.signal }).then(
      (landscape) => !abort.signal.aborted && setComputed({ key, landscape }),
      (error) => !abort.signal.aborted && setComputed({ key, error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, question, key]);
  return computed.key === key ? computed : {};
}
