import { later, t } from '../../language/index.ts';
import type { Page, Range } from './pages.ts';
import { offsetAt } from './paintPlane.ts';
import { extentOf, type TensorLayout } from './tensorLayout.ts';

/** The offsets of a page's elements within a sample. */
export function neededOffsets(layout: TensorLayout, { planes, rows, columns }: Page): number[] {
  const offsets: number[] = [];
  for (let plane = planes.from; plane < planes.to; plane++) {
    for (let row = rows.from; row < rows.to; row++) {
      for (let column = columns.from; column < columns.to; column++) {
        const offset = offsetAt(layout, { plane, row, column });
        if (offset !== undefined) offsets.push(offset);
      }
    }
  }
  return offsets;
}

/** What a page shows of a tensor that does not fit. */
export function describePage(layout: TensorLayout, { planes, rows, columns }: Page): string {
  const extent = extentOf(layout);
  const of = (template: string, { from, to }: Range, length: number) =>
    to - from < length ? [t(template, { first: from, last: to - 1 })] : [];
  return [
    ...of(later('maps {{first}}–{{last}}'), planes, extent.planes),
    ...of(later('rows {{first}}–{{last}}'), rows, extent.rows),
    ...of(later('columns {{first}}–{{last}}'), columns, extent.columns),
  ].join(', ');
}
