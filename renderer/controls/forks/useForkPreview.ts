import { useEffect, useState } from 'react';
import type { ForkPreview } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';

/** What a fork would keep, once it is known, or the reason why there can be none. */
export interface KnownFork {
  readonly preview?: ForkPreview;
  readonly error?: DescribedError;
}

/** @param ask called once, when the dialog opens */
export function useForkPreview(ask: () => Promise<ForkPreview>): KnownFork {
  const [known, setKnown] = useState<KnownFork>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (preview) => isCurrent && setKnown({ preview }),
      (error) => isCurrent && setKnown({ error: describeError(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return known;
}
