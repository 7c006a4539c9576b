import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LETTERS, letterWidth } from '../../renderer/drawing/letterWidths.ts';
import { launchApp } from '../support/index.ts';
import { untilStill } from './untilStill.ts';
import { LONG, User } from './user.ts';

const EXAMPLES = new URL('../../resources/examples/', import.meta.url);

/** All kinds of items, and names that are too long, of several scripts, and with XML characters. */
const EVERYTHING = {
  format: 'backwire-graph',
  version: 1,
  name: 'Everything',
  blocks: [
    {
      id: 'cell',
      name: 'A cell with a long name of its own',
      nodes: [
        { id: 'left', type: 'blockInput', position: { x: 0, y: 0 } },
        { id: 'right', type: 'blockInput', label: 'The other one', position: { x: 0, y: 200 } },
        { id: 'sum', type: 'add', position: { x: 220, y: 0 } },
        { id: 'out', type: 'blockOutput', position: { x: 440, y: 0 } },
        { id: 'rest', type: 'blockOutput', position: { x: 440, y: 200 } },
      ],
      edges: [
        { from: ['left', 'out'], to: ['sum', 'in1'] },
        { from: ['right', 'out'], to: ['sum', 'in2'] },
        { from: ['sum', 'out'], to: ['out', 'in'] },
        { from: ['sum', 'out'], to: ['rest', 'in'] },
      ],
    },
  ],
  nodes: [
    { id: 'x', type: 'input', params: { shape: [28, 28, 3] }, position: { x: 0, y: 0 } },
    { id: 'flat', type: 'flatten', label: 'Everything of an image in one long row of numbers', position: { x: 220, y: 0 } },
    { id: 'dense', type: 'dense', params: { units: 123456 }, label: 'A & B <dense>', position: { x: 440, y: 0 } },
    { id: 'frozen', type: 'dense', params: { units: 8, trainable: false }, label: 'Frozen and long', position: { x: 660, y: 0 } },
    { id: 'past', type: 'dense', params: { units: 8, trainable: false }, bypassed: true, position: { x: 880, y: 0 } },
    { id: 'relu', type: 'relu', label: 'Unbreakablelongname', position: { x: 1100, y: 0 } },
    { id: 'cjk', type: 'dense', params: { units: 8 }, label: '第一个隐藏层的名字非常非常长', position: { x: 220, y: 200 } },
    { id: 'many', type: 'concat', params: { inputs: 6 }, position: { x: 480, y: 200 } },
    { id: 'block', type: 'block', params: { block: 'cell' }, position: { x: 740, y: 200 } },
    { id: 'strange', type: 'fromTheFuture', position: { x: 1000, y: 300 } },
  ],
  edges: [
    { from: ['x', 'out'], to: ['flat', 'in'] },
    { from: ['flat', 'out'], to: ['dense', 'in'] },
    { from: ['dense', 'out'], to: ['frozen', 'in'] },
    { from: ['frozen', 'out'], to: ['past', 'in'] },
    { from: ['past', 'out'], to: ['relu', 'in'] },
    { from: ['flat', 'out'], to: ['cjk', 'in'] },
    { from: ['cjk', 'out'], to: ['many', 'in3'] },
    { from: ['many', 'out'], to: ['block', 'left'] },
    { from: ['relu', 'out'], to: ['block', 'right'], bends: [{ x: 700, y: 160 }] },
  ],
  annotations: [
    { id: 'frame', type: 'frame', text: 'Encoder', position: { x: 400, y: -60 }, size: { width: 460, height: 180 } },
    { id: 'narrow', type: 'frame', text: 'A name that is wider than its frame', color: 'teal', position: { x: 1080, y: -40 } },
    {
      id: 'note',
      type: 'comment',
      text: 'Two lines.\nThe second is broken where it has no more room.',
      position: { x: 0, y: 300 },
    },
    {
      id: 'full',
      type: 'comment',
      text: 'More than there is room for, in a note that is as small as a note can be.',
      color: 'red',
      position: { x: 0, y: 420 },
      size: { width: 120, height: 50 },
    },
  ],
};

/** The drawing of one item: a box, and the texts, ports and lines in it, relative to the graph's origin. */
interface Drawn {
  readonly box: readonly number[];
  readonly texts: readonly { readonly text: string; readonly at: readonly [x: number, y: number] }[];
  readonly ports: readonly (readonly number[])[];
}

interface Drawing {
  readonly nodes: Readonly<Record<string, Drawn>>;
  readonly annotations: Readonly<Record<string, Drawn>>;
  readonly wires: readonly (readonly number[])[];
}

/** The canvas in its own units. */
async function readCanvas(page: Page): Promise<Drawing> {
  return page.evaluate(() => {
    const canvas = document.querySelector('[data-testid="canvas"]');
    const viewport = document.querySelector('.react-flow__viewport');
    if (!canvas || !viewport) throw new Error('there is no canvas');
    const { a: zoom, e: x, f: y } = new DOMMatrixReadOnly(getComputedStyle(viewport).transform);
    const { left, top } = canvas.getBoundingClientRect();
    const boxOf = (element: Element) => {
      const rect = element.getBoundingClientRect();
      return [(rect.left - left - x) / zoom, (rect.top - top - y) / zoom, rect.width / zoom, rect.height / zoom] as const;
    };
    const read = (element: Element) => ({
      box: boxOf(element),
      texts: [...element.querySelectorAll('[data-drawn="line"]')]
        .filter((line) => line.getClientRects().length > 0)
        .map((line) => {
          const [lineX, lineY, width, height] = boxOf(line);
          const isEnd = (line as HTMLElement).style.right !== '';
          return { text: line.textContent, at: [isEnd ? lineX + width : lineX, lineY + height / 2] as [number, number] };
        }),
      ports: [...element.querySelectorAll('.react-flow__handle')].map((port) => {
        const [portX, portY, width, height] = boxOf(port);
        return [portX + width / 2, portY + height / 2];
      }),
    });
    const readAll = (selector: string, name: (element: Element) => string) =>
      Object.fromEntries([...document.querySelectorAll(selector)].map((element) => [name(element), read(element)]));
    return {
      nodes: readAll('article[data-testid^="node-"]', (node) => node.getAttribute('data-testid')?.slice('node-'.length) ?? ''),
      annotations: readAll(
        '[data-testid="canvas"] section[data-annotation]',
        (note) => note.getAttribute('data-annotation') ?? '',
      ),
      wires: [...document.querySelectorAll('.react-flow__edge-path')].map((path) =>
        [...(path.getAttribute('d') ?? '').matchAll(/-?[\d.]+/g)].map(([number]) => Number(number)),
      ),
    };
  });
}

/** Distance of the baseline below a line's middle for a font size of 1: half of Inter's ascent minus descent. */
const BASELINE = (0.96875 - 0.2412) / 2;

/** An exported picture. */
async function readPicture(page: Page, svg: string): Promise<Drawing> {
  return page.evaluate(
    ([text, baseline]) => {
      const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
      const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);
      const read = (group: Element) => {
        const [x, y] = [...(group.getAttribute('transform') ?? '').matchAll(/-?[\d.]+/g)].map(([digits]) => Number(digits));
        // A block's first sheet is the lower one.
        const rects = [...group.querySelectorAll(':scope > rect')].filter((rect) => !rect.hasAttribute('transform'));
        const [sheet] = rects;
        const edge = number(sheet, 'stroke-width') / 2;
        return {
          box: [
            x + number(sheet, 'x') - edge,
            y + number(sheet, 'y') - edge,
            number(sheet, 'width') + 2 * edge,
            number(sheet, 'height') + 2 * edge,
          ],
          texts: [...group.querySelectorAll(':scope > text')].map((line) => ({
            text: line.textContent,
            at: [x + number(line, 'x'), y + number(line, 'y') - baseline * number(line, 'font-size')] as [number, number],
          })),
          ports: [...group.querySelectorAll(':scope > circle')].map((port) => [x + number(port, 'cx'), y + number(port, 'cy')]),
        };
      };
      const readAll = (attribute: string) =>
        Object.fromEntries(
          [...picture.querySelectorAll(`[${attribute}]`)].map((group) => [group.getAttribute(attribute) ?? '', read(group)]),
        );
      return {
        nodes: readAll('data-node'),
        annotations: readAll('data-annotation'),
        wires: [...picture.querySelectorAll('[data-wire]')].map((path) =>
          [...(path.getAttribute('d') ?? '').matchAll(/-?[\d.]+/g)].map(([digits]) => Number(digits)),
        ),
      };
    },
    [svg, BASELINE] as const,
  );
}

async function exportPicture(page: Page): Promise<string> {
  await page.keyboard.press('Control+k');
  await page.getByLabel('Search commands').fill('Export picture');
  await page.keyboard.press('Enter');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export picture' }).click()]);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return readFile(await file.path(), 'utf8');
}

/** Fails if numbers differ by more than a pixel. */
function expectClose(found: readonly number[], expected: readonly number[], what: string): void {
  expect(found.length, what).toBe(expected.length);
  for (const [index, value] of found.entries()) {
    expect(Math.abs(value - expected[index]), `${what}: ${found.join(' ')} and ${expected.join(' ')}`).toBeLessThanOrEqual(1);
  }
}

function expectSame(shown: Drawing, exported: Drawing, kind: 'nodes' | 'annotations'): void {
  expect(Object.keys(shown[kind]).sort()).toEqual(Object.keys(exported[kind]).sort());
  for (const [id, { box, texts, ports }] of Object.entries(shown[kind])) {
    const other = exported[kind][id];
    expectClose(box, other.box, id);
    expect(texts.map(({ text }) => text)).toEqual(other.texts.map(({ text }) => text));
    for (const [index, { at }] of texts.entries()) expectClose(at, other.texts[index].at, `${id}: ${texts[index].text}`);
    expect(ports.length, id).toBe(other.ports.length);
    for (const [index, port] of ports.entries()) expectClose(port, other.ports[index], `port ${index} of ${id}`);
  }
}

test(
  "an exported picture has every node, text, port, wire, frame and comment at the canvas's position",
  LONG,
  async (context) => {
    const { page, complaints } = await launchApp(context, { reducedMotion: 'reduce', viewport: { width: 2560, height: 1440 } });
    const user = new User(page);
    await page.getByTestId('node-loss').waitFor();
    const examples = await Promise.all(
      (await readdir(EXAMPLES)).map(async (name) => [name, await readFile(new URL(name, EXAMPLES), 'utf8')] as const),
    );
    for (const [name, text] of [...examples, ['everything.json', JSON.stringify(EVERYTHING)] as const]) {
      const graph = JSON.parse(text);
      await user.dropFile(name, text);
      await page.getByRole('tab', { name: graph.name, selected: true }).waitFor();
      await page.getByTestId('canvas').click({ position: { x: 12, y: 12 } });
      await page.keyboard.press('Home');
      await user.settle(page.getByTestId(`node-${graph.nodes.at(-1).id}`));
      // Nodes say the names of their data, once it is known.
      await untilStill(page);
      const shown = await readCanvas(page);
      const exported = await readPicture(page, await exportPicture(page));
      expect(Object.keys(shown.nodes).length, name).toBe(graph.nodes.length);
      expectSame(shown, exported, 'nodes');
      expectSame(shown, exported, 'annotations');
      expect(shown.wires.length, name).toBe(graph.edges.length);
      for (const [index, wire] of shown.wires.entries()) expectClose(wire, exported.wires[index], `wire ${index} of ${name}`);
      // The comparison is only meaningful if some lines were too long and had to be wrapped or shortened.
      if (name !== 'everything.json') continue;
      const lines = ({ texts }: Drawn) => texts.map((line) => line.text);
      expect(lines(shown.nodes.flat).slice(0, 2)).toEqual(['Everything of', expect.stringMatching(/^an image.*…$/)]);
      expect(shown.nodes.many.ports).toHaveLength(7);
      expect(lines(shown.annotations.note)[0]).toBe('Two lines.');
      expect(lines(shown.annotations.full).at(-1)).toMatch(/…$/);
    }
    expect(complaints).toEqual([]);
  },
);

test('characters have the widths that the drawing assumes', LONG, async (context) => {
  const { page } = await launchApp(context);
  await page.getByTestId('canvas').waitFor();
  for (const weight of [400, 600] as const) {
    const widths = await page.evaluate(
      async ([letters, fontWeight]) => {
        // Font files are loaded when one of their characters is first drawn.
        await document.fonts.load(`${fontWeight} 16px ${getComputedStyle(document.body).fontFamily}`, letters);
        const text = document.createElement('span');
        text.style.cssText = `position: absolute; white-space: pre; font-kerning: none; font-size: 500px; font-weight: ${fontWeight}`;
        document.body.append(text);
        const measured = [...letters].map((letter) => {
          text.textContent = letter;
          return text.getBoundingClientRect().width / 500;
        });
        text.remove();
        return measured;
      },
      [LETTERS, weight] as const,
    );
    for (const [index, letter] of [...LETTERS].entries()) {
      expect(Math.abs(widths[index] - letterWidth(letter, weight)), `${letter} at ${weight}`).toBeLessThan(0.01);
    }
  }
});
