export { type Contract, contract } from './contract.ts';
export * from './message.ts';
export * from './schemas.ts';
export * from './uploads.ts';
