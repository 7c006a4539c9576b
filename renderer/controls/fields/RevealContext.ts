import { createContext } from 'react';

/** Opens every fold around a field. */
export const RevealContext = createContext<() => void>(() => {});
