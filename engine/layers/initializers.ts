import { choice } from '../params/index.ts';

/** Initializers by name; implemented in `training/initialize.ts`. */
export const INITIALIZERS = [
  'glorotUniform',
  'glorotNormal',
  'heUniform',
  'heNormal',
  'lecunUniform',
  'lecunNormal',
  'uniform',
  'normal',
  'zeros',
  'ones',
  'constant',
  'orthogonal',
] as const;
export type InitializerName = (typeof INITIALIZERS)[number];

export const initializer = (initial: InitializerName, what: string) =>
  choice({ default: initial, options: INITIALIZERS, help: `Initializer of the ${what}.`, advanced: true });
