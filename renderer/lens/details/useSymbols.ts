import { useMemo, useRef } from 'react';
import type { Explanation } from '#app/contract/index.ts';
import { useLensState } from '../../workbench/index.ts';
import { passSymbols, type SymbolOf } from '../explanation/index.ts';

/** The symbols of the numbers of the pass; explanations also tell those without a tensor in it, such as of an update. */
export function useSymbols(explanation: Explanation | undefined): SymbolOf {
  const pass = useLensState(({ answered }) => answered?.pass);
  const told = useRef(new Map<string, string>());
  return useMemo(() => {
    for (const [address, symbol] of Object.entries(explanation?.symbols ?? {})) told.current.set(address, symbol);
    const ofPass = pass && passSymbols(pass);
    return (address) => told.current.get(address) ?? ofPass?.(address);
  }, [explanation, pass]);
}
