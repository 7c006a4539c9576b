import { useStore } from 'zustand';
import type { Language } from '#app/contract/index.ts';
import { language } from './language.ts';

/**
 * The language in use. When it changes the window draws itself anew from above, in its place; what is kept for itself, as the body of a
 * dialog or what `useMemo` remembers, asks for it.
 */
export const useLanguage = (): Language => useStore(language);
