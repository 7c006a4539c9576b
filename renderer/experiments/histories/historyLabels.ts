import type { HistorySeries } from '#app/contract/index.ts';
import { later } from '../../language/index.ts';

export type Quantity = HistorySeries['quantity'];

/** Symbols for the choice of a quantity. */
export const SYMBOLS: Readonly<Record<Quantity, string>> = {
  value: later('W'),
  gradient: later('∂J/∂W'),
  update: later('ΔW'),
  output: later('Output'),
  delta: later('δ'),
};

/** What a picture shows. */
export const TITLES: Readonly<Record<Quantity, string>> = {
  value: later('Values of {{name}} over the run'),
  gradient: later('∂J/∂W of {{name}} over the run'),
  update: later('Updates ΔW of {{name}} over the run'),
  output: later('Output of {{name}} over the run'),
  delta: later('δ = ∂J/∂out of {{name}} over the run'),
};

const FORWARD: readonly Quantity[] = ['value', 'output'];

/** The color of a quantity: of the forward or the backward pass. */
export const colorOf = (quantity: Quantity): 'forward' | 'backward' => (FORWARD.includes(quantity) ? 'forward' : 'backward');

export const DRAWINGS = ['bands', 'ridges', 'heatMap'] as const;
export type Drawing = (typeof DRAWINGS)[number];
export const DRAWING_LABELS: Readonly<Record<Drawing, string>> = {
  bands: later('Bands'),
  ridges: later('Ridges'),
  heatMap: later('Heat map'),
};
