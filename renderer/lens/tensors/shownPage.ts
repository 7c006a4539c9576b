import { later, t } from '../../language/index.ts';
import type { Page } from './pages.ts';
import { planeName } from './planeName.ts';
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
export function describePage(layout: TensorLayout, page: Page): string {
  const { rows, columns } = page;
  const extent = extentOf(layout);
  const of = (template: string, { from, to }: Range, length: number) =>
    to - from < length ? [t(template, { first: from, last: to - 1 })] : [];
  return [
    ...describePlanes(layout, page),
    ...of(later('rows {{first}}–{{last}}'), rows, extent.rows),
    ...of(later('columns {{first}}–{{last}}'), columns, extent.columns),
  ].join(', ');
}

/** The first and the last plane by name; feature maps by number. */
function describePlanes(layout: TensorLayout, { planes: { from, to } }: Page): string[] {
  if (to - from >= extentOf(layout).planes) return [];
  const isNamed = layout.arrangement === 'neurons' || layout.dimensions !== undefined;
  if (!isNamed) return [t('maps {{first}}–{{last}}', { first: from, last: to - 1 })];
  return [t('{{first}} to {{last}}', { first: planeName(layout, from), last: planeName(layout, to - 1) })];
}
