import type { Page } from 'playwright-core';
import type { GraphDocument } from '../../engine/graph/index.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The canvas viewport: pixels = units · zoom + offset. */
interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** The approximate middle of a small node, in canvas units from its corner. */
const INTO_NODE = 42;
/** Between two rows of nodes, and between two columns. */
const GAPS = [
  { x: 90, y: 148 },
  { x: -20, y: 148 },
] as const;
/** Space covered by controls and the map at the canvas edges. */
const MARGIN = 40;

/** Sets the zoom, with the graph centered. @param zoom undefined fits everything */
export async function showAt(page: Page, zoom: number | undefined): Promise<void> {
  await page.getByRole('button', { name: 'Zoom to fit' }).click();
  await page.waitForTimeout(400);
  if (zoom === undefined) return;
  const middle = middleOf(await readView(page));
  await page.mouse.move(middle.x, middle.y);
  // React Flow zooms by 2 ^ (-delta / 500).
  for (let turns = 0; turns < 40; turns++) {
    const octaves = Math.log2(zoom / (await readView(page)).zoom);
    if (Math.abs(octaves) < 0.01) break;
    await page.mouse.wheel(0, -500 * Math.max(-0.5, Math.min(0.5, octaves)));
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(400);
}

/** The center of the canvas, in window pixels. */
export async function findMiddle(page: Page): Promise<Point> {
  return middleOf(await readView(page));
}

/** A point in the node nearest to the center. */
export async function findNode(page: Page, { nodes }: GraphDocument): Promise<Point & { readonly id: string }> {
  const points = nodes.flatMap(({ id, position }) =>
    position ? [{ id, x: position.x + INTO_NODE, y: position.y + INTO_NODE }] : [],
  );
  return nearest(await readView(page), points);
}

/** The output of the node nearest to the center, after hovering it: when zoomed out, ports exist only under the pointer. */
export async function findOutput(page: Page, document: GraphDocument): Promise<Point> {
  const { id, x, y } = await findNode(page, document);
  await page.mouse.move(x, y);
  const box = await page.locator(`.react-flow__node[data-id="${id}"] .react-flow__handle.source`).first().boundingBox();
  if (!box) throw new Error('the node in the middle has no output');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A point near the center without a node. */
export async function findGap(page: Page, { nodes }: GraphDocument): Promise<Point> {
  const points = nodes.flatMap(({ position }) =>
    position ? GAPS.map(({ x, y }) => ({ x: position.x + x, y: position.y + y })) : [],
  );
  return nearest(await readView(page), points);
}

function nearest<At extends Point>(view: View & { readonly offset: Point }, points: readonly At[]): At {
  const { zoom, offset } = view;
  const middle = middleOf(view);
  const distance = ({ x, y }: Point) => Math.hypot(x - middle.x, y - middle.y);
  const [found] = points
    .map((point) => ({ ...point, x: view.left + point.x * zoom + offset.x, y: view.top + point.y * zoom + offset.y }))
    .toSorted((a, b) => distance(a) - distance(b));
  if (distance(found) > Math.min(view.width, view.height) / 2 - MARGIN)
    throw new Error('nothing is near the middle of the canvas');
  return found;
}

const middleOf = ({ left, top, width, height }: View): Point => ({ x: left + width / 2, y: top + height / 2 });

async function readView(page: Page): Promise<View & { readonly offset: Point }> {
  return page.evaluate(() => {
    const canvas = document.querySelector('[data-testid="canvas"]');
    const viewport = document.querySelector('.react-flow__viewport');
    if (!canvas || !viewport) throw new Error('there is no canvas');
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const { a: zoom, e: x, f: y } = new DOMMatrixReadOnly(getComputedStyle(viewport).transform);
    return { left, top, width, height, zoom, offset: { x, y } };
  });
}
