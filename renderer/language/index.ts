export { LANGUAGES, type Language, language, later, putInUse, TAGS, t, tell } from './language.ts';
export { languageOf } from './languageOf.ts';
export { phrase, type Saying, say, told, toldWithin } from './saying.ts';
export { useLanguage } from './useLanguage.ts';
