export { type Contract, contract } from './contract.ts';
export { reportOfRun } from './reportOfRun.ts';
export { type DifferingFact, differingFacts, networkFacts, type RunFacts, runFacts } from './runFacts.ts';
export { describePosition, epochAt, partOf, percentOfEpoch, usedLearningRates, usedSettings } from './runPosition.ts';
export * from './schemas/index.ts';
export { LANGUAGE_CODES, LANGUAGES, type Language } from './schemas/languages.ts';
export * from './schemas/message.ts';
export * from './schemas/uploads.ts';
export { appendSteps, columnOf, emptySteps, mapColumns, meansOf, pushStep } from './stepSeries.ts';
