import { useMemo } from 'react';
import { useLensState } from '../../workbench/index.ts';
import { type LimitOf, limitBy } from '../values/passValues.ts';

/** The limits of colors in the last pass, as the person wants them. */
export function useLimitOf(): LimitOf | undefined {
  const pass = useLensState(({ answered }) => answered?.pass);
  const colors = useLensState(({ choices }) => choices.colors);
  return useMemo(() => pass && limitBy(pass, colors), [pass, colors]);
}
