import { z } from 'zod';
import languages from '../../resources/translations/languages.json' with { type: 'json' };

interface NamedLanguage {
  /** Its own name, and a short form of it. */
  readonly name: string;
  readonly short: string;
  /** The tag that browsers, fonts and formats of dates know it by. */
  readonly tag: string;
}

export type Language = keyof typeof languages;

/** The languages of the window, in the order in which they are offered. */
export const LANGUAGES: Readonly<Record<Language, NamedLanguage>> = languages;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

export const language = z.enum(LANGUAGE_CODES);
