import { choice } from '../params/index.ts';

/** How fresh weights are drawn. The formulas stand with the code that draws them, in `training/initialize.ts`. */
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
  choice({ default: initial, options: INITIALIZERS, help: `How fresh ${what} are drawn.`, advanced: true });
