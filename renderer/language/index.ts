export { chooseLanguage, LANGUAGES, type Language, language, preferredLanguage, putInUse, t, tell } from './language.ts';
