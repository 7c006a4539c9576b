import type { LensTensor } from '#app/contract/index.ts';
import { type Fit, fitNumbers, fitPixels } from './capacity.ts';
import { type ElementRange, rangesOf } from './elements.ts';
import { pageAt } from './pages.ts';
import { neededOffsets } from './shownPage.ts';
import { type LayoutOptions, layoutOf, sizeOf } from './tensorLayout.ts';
import { latestWidth } from './useTensorWidth.ts';

export interface FitOptions extends LayoutOptions {
  /** Numbers as exact float32 rather than with 3 digits. */
  readonly isExact?: boolean;
}

const NUMBER_WIDTH = { rounded: 58, exact: 156 };
/** Of the indices beside numbers. */
const HEAD_WIDTH = 30;

/** Lays a tensor out in a width. @param shape without the batch */
export function fitTensor(shape: readonly number[], { isExact, ...options }: FitOptions, width: number): Fit {
  const layout = layoutOf(shape, options);
  if (layout.form !== 'numbers') return fitPixels(layout, width);
  return fitNumbers(layout, width - HEAD_WIDTH, isExact ? NUMBER_WIDTH.exact : NUMBER_WIDTH.rounded);
}

/** The elements on the first page of a tensor without a batch, as its view will load them; none if they came with the pass. */
export function firstPageRanges({ shape, data }: LensTensor, options: LayoutOptions): ElementRange[] {
  if (data !== undefined) return [];
  const { layout, capacity } = fitTensor(shape, options, latestWidth());
  return rangesOf(neededOffsets(layout, pageAt(layout, capacity, 0), 0), sizeOf(shape));
}
