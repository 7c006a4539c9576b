export { LANGUAGES, type Language } from '#app/contract/index.ts';
export { declared, type Message, type MessageValue, message } from '#engine/messages/index.ts';
export { language, languageOf, later, nextLanguage, putInUse, say, t, useLanguage } from './language.ts';
