import type { Landscape } from '#app/contract/index.ts';

export type { Landscape };

/** An axis of a landscape, with its symbol. */
export interface LandscapeAxis {
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** In TeX. */
  readonly symbol: string;
}
