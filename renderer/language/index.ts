export { LANGUAGES, type Language } from '#app/contract/index.ts';
export { declared, type Message, type MessageValue, message } from '#engine/messages/index.ts';
export { language, later, nextLanguage, putInUse, say, t } from './language.ts';
export { languageOf } from './languageOf.ts';
export { useLanguage } from './useLanguage.ts';
