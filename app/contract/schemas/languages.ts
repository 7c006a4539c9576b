import { z } from 'zod';
import languages from '../../../resources/translations/languages.json' with { type: 'json' };

interface NamedLanguage {
  /** Its native name, and a short form. */
  readonly name: string;
  readonly short: string;
  /** BCP 47 tag for browsers, fonts and date formats. */
  readonly tag: string;
}

export type Language = keyof typeof languages;

/** The window's languages, in display order. */
export const LANGUAGES: Readonly<Record<Language, NamedLanguage>> = languages;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

export const language = z.enum(LANGUAGE_CODES);
