import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import { emptyGraph, type GraphDocument, readGraph } from '#engine/graph/index.ts';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

async function opened(context: TestContext) {
  const app = await open(context);
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return app;
}

/** Waits until no dialog has the focus. */
async function untilFree(page: Page): Promise<void> {
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
}

/** Runs a command of the palette. */
async function command(page: Page, words: string): Promise<void> {
  await untilFree(page);
  await page.keyboard.press('Control+k');
  const search = page.getByLabel('Search commands');
  await search.fill(words);
  await page.keyboard.press('Enter');
  await search.waitFor({ state: 'hidden' });
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

/** Drops a file created in the page, which is faster: a number of equal bytes, or given ones. */
async function dropBytes(page: Page, name: string, bytes: number[] | { readonly size: number }): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      const data = Array.isArray(content) ? Uint8Array.from(content) : new Uint8Array(content.size).fill(0x20);
      dataTransfer.items.add(new File([data], fileName));
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, bytes] as const,
  );
}

async function download(page: Page, act: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return file;
}

/** The active document as exported by the command palette, which takes keys from a field, too. */
async function exported(page: Page): Promise<GraphDocument> {
  const file = await download(page, () => command(page, 'Export graph'));
  return readGraph(await readFile(await file.path(), 'utf8')).document;
}

const tabs = (page: Page) => page.getByRole('tab', { name: /./ }).and(page.locator('[aria-label="Open graphs"] *'));

test(
  'a version shows what was added, removed and changed, is named, and is restored as one undoable step',
  LONG,
  async (context) => {
    const { page, user, complaints } = await opened(context);
    await user.openExample('iris', 'scores');
    const first = await exported(page);
    await page.getByTestId('node-relu').click();
    await page.keyboard.press('Delete');
    await page.getByTestId('palette-gelu').click();
    await page.getByTestId('node-gelu').waitFor();
    await page.getByTestId('node-hidden').click();
    await user.enter('units', '32');
    const changed = await exported(page);

    await page.getByTestId('save-state').click();
    const versions = page.getByTestId('versions');
    await versions.getByText('+1 node, −1 node, 1 parameter').waitFor();
    await versions.getByText('First version').click();
    const marks = (mark: string) => versions.locator(`svg [data-node][data-mark="${mark}"]`);
    await expect.poll(() => marks('removed').getAttribute('data-node')).toBe('relu');
    expect(await marks('added').getAttribute('data-node')).toBe('gelu');
    expect(await marks('changed').getAttribute('data-node')).toBe('hidden');
    expect(await versions.getByTestId('version-changes').innerText()).toMatch(/Units: 16 → 32/);

    await versions.getByRole('button', { name: 'Name this version' }).click();
    await page.getByLabel('Version name').fill('Before the GELU');
    await page.keyboard.press('Enter');
    await versions.getByText('Before the GELU').waitFor();
    await page.getByTestId('restore-version').click();
    await page.getByTestId('node-relu').waitFor();
    expect(await exported(page)).toEqual(first);
    await page.keyboard.press('Control+z');
    await page.getByTestId('node-gelu').waitFor();
    expect(await exported(page)).toEqual(changed);

    // From the tab's menu; the state before restoring is a version as well.
    await page.getByRole('tab', { name: 'Iris' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    await versions.getByText('Before the GELU').waitFor();
    expect(await versions.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
    await versions.getByText('Before the GELU').click();
    await versions.getByRole('button', { name: 'Open as a new graph' }).click();
    await page.getByRole('tab', { name: 'Iris (Before the GELU)' }).waitFor();
    expect(complaints).toEqual([]);
  },
);

test('the whole graph is exported as SVG and as PNG of twice its size', LONG, async (context) => {
  const { page, complaints } = await opened(context);
  const save = () => page.getByRole('button', { name: 'Export picture' }).click();
  await command(page, 'Export picture');
  const file = await download(page, save);
  expect(file.suggestedFilename()).toBe('mnist-mlp.svg');
  const svg = await readFile(await file.path(), 'utf8');
  expect(svg.match(/data-node="/g)).toHaveLength(8);
  const [, width, height] = svg.match(/<svg [^>]*width="(\d+)" height="(\d+)"/) ?? [];

  await command(page, 'Export picture');
  await page.getByRole('dialog').getByText('PNG').click();
  expect(await page.getByTestId('picture-size').innerText()).toContain('at twice its size');
  const png = await readFile(await (await download(page, save)).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  expect(complaints).toEqual([]);
});

test('a new graph starts from a template that trains unchanged', LONG, async (context) => {
  const { page, user, complaints } = await opened(context);
  await page.getByTestId('open-graph').click();
  await page.getByRole('menuitem', { name: 'New graph' }).click();
  const gallery = page.getByTestId('gallery');
  await gallery.waitFor();
  expect(await gallery.getByRole('listitem').count()).toBeGreaterThanOrEqual(11);
  expect(await gallery.locator('svg [data-node], svg rect').count()).toBeGreaterThan(40);
  await page.getByTestId('template-linear-regression').click();
  await page.getByTestId('node-line').waitFor();
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(20);
  expect(complaints).toEqual([]);
});

test('a graph is saved as a template, which is renamed, used and deleted', LONG, async (context) => {
  const { page, user, complaints } = await opened(context);
  await user.openExample('xor', 'loss');
  const before = await exported(page);
  await command(page, 'Save graph as template');
  await page.getByLabel('Name', { exact: true }).fill('My start');
  await page.getByLabel('Short description').fill('Two points, two answers.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await command(page, 'New graph');
  const own = page.getByRole('list', { name: 'My templates' });
  await own.getByText('Two points, two answers.').waitFor();
  await own.getByRole('button', { name: 'Edit or delete My start' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Our start');
  await page.keyboard.press('Enter');
  await own.getByText('Our start').click();
  await page.getByRole('tab', { name: 'Our start' }).waitFor();
  expect(await exported(page)).toEqual({ ...before, name: 'Our start' });

  await command(page, 'New graph');
  await own.getByRole('button', { name: 'Edit or delete Our start' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete template' }).click();
  await expect.poll(() => own.getByText('Our start').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a graph is opened from a file by a button, and from a weights file by dropping it', LONG, async (context) => {
  const { page, user, complaints } = await opened(context);
  const iris = await readFile(join(ROOT, 'resources', 'examples', 'iris.backwire.json'), 'utf8');
  await page.getByTestId('open-graph').click();
  const choose = page.getByRole('menuitem', { name: 'Open file' });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose.click()]);
  await chooser.setFiles({ name: 'mine.backwire.json', mimeType: 'application/json', buffer: Buffer.from(iris) });
  await page.getByTestId('node-hidden').waitFor();
  expect(await exported(page)).toEqual(JSON.parse(iris));

  const xor = await readFile(join(ROOT, 'resources', 'examples', 'xor.backwire.json'), 'utf8');
  await user.dropFile('weights.json', `{ "format": "backwire-weights", "version": 1, "graph": ${xor}, "parameters": [] }`);
  await page.getByText('Opened the graph of a weights file').waitFor();
  expect(await exported(page)).toEqual(JSON.parse(xor));
  expect(complaints).toEqual([]);
});

test('a pasted graph is inserted into the active one at once, or with a click opened in its own tab', LONG, async (context) => {
  const { page, user } = await opened(context);
  await user.openExample('iris', 'scores');
  const before = await exported(page);
  const pasted = { ...emptyGraph('From afar'), nodes: [{ id: 'tanh', type: 'tanh', position: { x: 0, y: 400 } }] };
  await paste(page, JSON.stringify(pasted));
  await page.getByTestId('node-tanh').waitFor();
  await page.getByRole('button', { name: 'Open as a new graph instead' }).click();
  await page.getByRole('tab', { name: 'From afar' }).waitFor();
  expect(await exported(page)).toEqual(pasted);
  await page.getByRole('tab', { name: 'Iris' }).click();
  await page.getByTestId('node-scores').waitFor();
  expect(await exported(page)).toEqual(before);
});

test('if no graph is open, a pasted graph opens, and so does a dropped file', LONG, async (context) => {
  const { page, complaints, user } = await opened(context);
  const close = async (name: string) => {
    await page.getByRole('tab', { name }).focus();
    await page.keyboard.press('Delete');
    await page.getByText('No graph is open').waitFor();
  };
  await close('MNIST MLP');
  // Controls that need no graph are there: the language, and the menu of saved graphs.
  await page.getByTestId('toggle-language').click();
  await page.getByText('没有打开的图').waitFor();
  await page.getByTestId('toggle-language').click();
  await page.getByTestId('open-graph').click();
  await page.getByRole('menuitem', { name: 'MNIST MLP' }).first().click();
  await page.getByTestId('node-loss').waitFor();
  await close('MNIST MLP');
  const pasted = { ...emptyGraph('Pasted'), nodes: [{ id: 'r', type: 'relu' }] };
  await paste(page, JSON.stringify(pasted));
  await page.getByTestId('node-r').waitFor();
  await close('Pasted');
  await paste(page, '{"format": "backwire-graph", "nodes": [');
  await page.getByRole('alert').filter({ hasText: 'The pasted text is not valid JSON' }).waitFor();
  await page.evaluate(
    (text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'dropped.json'));
      document
        .querySelector('h2, button')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    JSON.stringify({ ...pasted, name: 'Dropped' }),
  );
  await page.getByRole('tab', { name: 'Dropped' }).waitFor();
  await user.settle(page.getByTestId('node-r'));
  expect(complaints).toEqual([]);
});

const graphText = (parts: object) => JSON.stringify({ ...emptyGraph('Bad'), ...parts });

test('content that cannot be opened or pasted is rejected with the reason, and the open graph stays', LONG, async (context) => {
  const { page, user, complaints } = await opened(context);
  const before = await exported(page);
  const refused = async (text: string) => {
    const notice = page.getByRole('alert').filter({ hasText: text });
    await notice.waitFor();
    await notice.getByRole('button').click();
  };

  await paste(page, 'Call me Ishmael.');
  await page.getByText('The clipboard contains text, but no nodes and no graph.').waitFor();
  await paste(page, JSON.stringify(before).slice(0, 300));
  await refused('The pasted text is not valid JSON');
  await paste(page, '{"layers": [1, 2, 3]}');
  await refused('The pasted text is not a graph document');

  await dropBytes(page, 'huge.backwire.json', { size: 50_000_000 });
  await refused('huge.backwire.json is too large: expected at most 16 MB, found 50 MB');
  await dropBytes(page, 'latin.json', [0x7b, 0x22, 0xf6, 0x22, 0x7d]);
  await refused('latin.json is not a graph file: expected text in UTF-8');
  await dropBytes(page, 'binary.json', [0x7b, 0, 0, 0x7d]);
  await refused('found binary data');
  await user.dropFile('deep.json', `{"format": "backwire-graph", "later": ${'['.repeat(5000)}${']'.repeat(5000)}}`);
  await refused('deep.json is nested too deeply: expected at most 100 levels');
  await user.dropFile('label.json', graphText({ nodes: [{ id: 'a', type: 'relu', label: 'x'.repeat(100_000) }] }));
  await refused('label.json: nodes[0].label');
  await page.evaluate(() => {
    const nodes = Array.from({ length: 1_000_000 }, (_, index) => `{"id":"${index}","type":"a"}`).join(',');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([`{"format":"backwire-graph","version":1,"nodes":[${nodes}],"edges":[]}`], 'million.json'));
    document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await refused('million.json is too large');
  const many = Array.from({ length: 20_001 }, (_, index) => ({ id: `n${index}`, type: 'relu' }));
  await user.dropFile('many.json', graphText({ nodes: many }));
  await refused('many.json is too large: expected at most 20,000 nodes, found 20,001');

  expect(await tabs(page).count()).toBe(1);
  expect(await exported(page)).toEqual(before);
  expect(complaints).toEqual([]);
});

test('repairable graphs open: an invalid wire with a fix, a duplicate id, a newer version', LONG, async (context) => {
  const { page, user, complaints } = await opened(context);
  const nodes = [
    { id: 'x', type: 'input', params: { shape: [2] }, position: { x: 0, y: 0 } },
    { id: 'h', type: 'dense', position: { x: 220, y: 0 } },
    { id: 'h', type: 'relu', position: { x: 440, y: 0 } },
  ];
  const edges = [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['gone', 'in'] },
  ];
  await user.dropFile('odd.json', graphText({ version: 3, nodes, edges, later: { kept: true } }));
  await page.getByTestId('node-h2').waitFor();
  await page.getByText("Two nodes had the id 'h'; the second was renamed 'h2'").waitFor();
  await page.getByText('This document has version 3').waitFor();
  expect(await user.problems()).toContain("expects a node 'gone', which does not exist");
  await page.getByRole('button', { name: 'Remove the wire' }).first().click();
  await expect.poll(() => user.problems()).not.toContain("'gone'");
  expect(await exported(page)).toMatchObject({ version: 3, later: { kept: true }, edges: [edges[0]] });
  expect(complaints).toEqual([]);
});

test('each gesture is one undo step: undoing all gives the original graph', LONG, async (context) => {
  const { page, user } = await opened(context);
  await user.openExample('iris', 'scores');
  const states = [await exported(page)];
  const gestures: (() => Promise<unknown>)[] = [
    () => user.dropLayer('dropout'),
    () => user.drawWire('relu', 'dropout'),
    async () => {
      await page.getByTestId('node-hidden').click();
      await user.enter('units', '128');
    },
    async () => {
      const box = await page.getByTestId('node-y').boundingBox();
      if (!box) throw new Error('the node is not to be seen');
      await page.mouse.move(box.x + 60, box.y + 12);
      await page.mouse.down();
      await page.mouse.move(box.x + 90, box.y + 72, { steps: 6 });
      await page.mouse.up();
    },
    async () => {
      await page.keyboard.press('F2');
      await page.keyboard.type('Answers');
      await page.keyboard.press('Enter');
    },
    () => page.keyboard.press('Control+d'),
    () => page.keyboard.press('Delete'),
    () => command(page, 'Auto-layout'),
    () => command(page, 'Train on Moons'),
    async () => {
      await page.getByTestId('canvas').click({ position: { x: 20, y: 20 } });
      await user.enter('epochs', '7');
    },
  ];
  for (const gesture of gestures) {
    await gesture();
    const [before] = states.slice(-1);
    let after = before;
    const changed = async () => {
      after = await exported(page);
      return after;
    };
    await expect.poll(changed, { message: `gesture ${states.length} changes the graph` }).not.toEqual(before);
    states.push(after);
  }
  await page.getByTestId('canvas').click({ position: { x: 20, y: 20 } });
  for (const before of states.slice(0, -1).reverse()) {
    await page.keyboard.press('Control+z');
    expect(await exported(page)).toEqual(before);
  }
  for (const after of states.slice(1)) {
    await page.keyboard.press('Control+y');
    expect(await exported(page)).toEqual(after);
  }
});

test('axe finds no violation in the dialogs of documents', LONG, async (context) => {
  const { page } = await opened(context);
  await page.getByTestId('node-hidden1').click();
  await page.keyboard.press('Delete');
  const dialogs = [
    ['Versions of the graph', page.getByTestId('version-changes')],
    ['Export picture', page.getByTestId('picture-size')],
    ['Save graph as template', page.getByLabel('Short description')],
    ['New graph', page.getByTestId('template-attention')],
  ] as const;
  for (const [words, part] of dialogs) {
    await command(page, words);
    await part.waitFor();
    expect(await violations(page), words).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await untilFree(page);
  await page.getByRole('tab', { name: 'MNIST MLP' }).focus();
  await page.keyboard.press('Delete');
  await page.getByText('No graph is open').waitFor();
  expect(await violations(page)).toEqual([]);
});
