import { useComputedColorScheme } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import type { Scheme } from './colors.ts';

const SchemeContext = createContext<Scheme>('light');

/** Asks the system once for the whole window: asking takes too long for each of many small pictures. */
export function SchemeProvider({ children }: { readonly children: ReactNode }) {
  return <SchemeContext value={useComputedColorScheme('light')}>{children}</SchemeContext>;
}

/** Light or dark, as the window is. */
export const useScheme = (): Scheme => useContext(SchemeContext);
