import type { GradientSeries } from '../runs/model/index.ts';

export interface GradientColumns {
  readonly step: number[];
  /** Norms per parameter, in order. */
  readonly norms: (number | null)[][];
}

/** Merges gradient histories onto one axis of steps. Norms that a logarithmic axis cannot show are left out. */
export function gradientColumns(parameters: readonly GradientSeries[]): GradientColumns {
  const step = [...new Set(parameters.flatMap((series) => series.step))].sort((a, b) => a - b);
  const row = new Map(step.map((value, index) => [value, index]));
  const norms = parameters.map((series) => {
    const column = new Array<number | null>(step.length).fill(null);
    series.step.forEach((value, index) => {
      const norm = series.norm[index];
      column[row.get(value) ?? 0] = norm !== null && norm > 0 ? norm : null;
    });
    return column;
  });
  return { step, norms };
}
