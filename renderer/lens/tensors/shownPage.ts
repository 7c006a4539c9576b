import { later, t } from '../../language/index.ts';
import type { Page } from './pages.ts';
import { extentOf, planeOffsets, type Range, type TensorLayout } from './tensorLayout.ts';

/** The offsets of a page's elements. @param start of its sample */
export function neededOffsets(layout: TensorLayout, { planes, rows, columns }: Page, start: number): number[] {
  const offsets: number[] = [];
  for (let plane = planes.from; plane < planes.to; plane++) {
    for (const offset of planeOffsets(layout, plane, rows, columns)) if (offset >= 0) offsets.push(start + offset);
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
