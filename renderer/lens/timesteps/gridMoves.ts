import type { TimestepForm } from './shownRows.ts';

/** A cell of the grid: row 0 holds the timesteps. */
export interface GridCell {
  readonly row: number;
  readonly timestep: number;
}

interface GridSize {
  /** Without the row of timesteps. */
  readonly rows: number;
  readonly timesteps: number;
  /** Timesteps of a page. */
  readonly perPage: number;
}

/** The cell that a key leads to; undefined for other keys. */
export function moveInGrid({ row, timestep }: GridCell, key: string, { rows, timesteps, perPage }: GridSize) {
  const to = (nextRow: number, next: number): GridCell => ({
    row: Math.max(0, Math.min(rows, nextRow)),
    timestep: Math.max(0, Math.min(timesteps - 1, next)),
  });
  switch (key) {
    case 'ArrowLeft':
      return to(row, timestep - 1);
    case 'ArrowRight':
      return to(row, timestep + 1);
    case 'ArrowUp':
      return to(row - 1, timestep);
    case 'ArrowDown':
      return to(row + 1, timestep);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, timesteps - 1);
    case 'PageUp':
      return to(row, pageFrom(timestep, perPage) - perPage);
    case 'PageDown':
      return to(row, pageFrom(timestep, perPage) + perPage);
    default:
      return undefined;
  }
}

/** The first timestep of the page with a timestep. */
export const pageFrom = (timestep: number, perPage: number): number => Math.floor(timestep / perPage) * perPage;

/** Of the symbols beside the rows, in CSS pixels. */
const HEAD_WIDTH = 92;
const NUMBER_WIDTH = { rounded: 60, exact: 156 };
const STRIP = { narrowest: 22, widest: 36, lowest: 26, highest: 72 };
/** More timesteps are pages. */
const MOST_TIMESTEPS = { strips: 64, numbers: 32 };

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The sizes of cells, in CSS pixels, and the timesteps of a page. What does not fit scrolls. @param available width */
export function sizesFor(form: TimestepForm, timesteps: number, available: number, isExact: boolean) {
  const fitting = Math.floor((available - HEAD_WIDTH) / Math.min(timesteps, MOST_TIMESTEPS[form]));
  return {
    width:
      form === 'numbers'
        ? Math.max(fitting, isExact ? NUMBER_WIDTH.exact : NUMBER_WIDTH.rounded)
        : clamp(fitting, STRIP.narrowest, STRIP.widest),
    perPage: MOST_TIMESTEPS[form],
    /** Of a strip. */
    heightOf: (units: number) => clamp(2 * units, STRIP.lowest, STRIP.highest),
  };
}
