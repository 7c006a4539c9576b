export { type Contract, contract } from './contract.ts';
export { LANGUAGE_CODES, LANGUAGES, type Language } from './languages.ts';
export * from './schemas.ts';
export * from './uploads.ts';
