import { useStore } from 'zustand';
import type { Language } from '#app/contract/index.ts';
import { language } from './language.ts';

/**
 * The current language. When it changes, the window re-renders from the root; memoized content, such as the body of a dialog,
 * must use this.
 */
export const useLanguage = (): Language => useStore(language);
