export { chooseLanguage, chosenLanguage, startLanguage } from './choice.ts';
export { LANGUAGES, type Language, language, later, putInUse, TAGS, t, tell } from './language.ts';
