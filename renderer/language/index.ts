export { LANGUAGES, type Language, language, later, putInUse, TAGS, t, tell } from './language.ts';
export { languageOf } from './languageOf.ts';
