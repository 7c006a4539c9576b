export { declareErrors, type ErrorDetails, UserError } from './errors.ts';
export * from './message.ts';
