export { type Contract, contract } from './contract.ts';
export { LANGUAGE_CODES, LANGUAGES, type Language } from './languages.ts';
export * from './schemas.ts';
export { appendSteps, emptySteps, mapColumns, pushStep } from './stepSeries.ts';
export * from './uploads.ts';
