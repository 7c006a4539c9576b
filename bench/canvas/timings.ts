import type { Page } from 'playwright-core';
import type { GraphDocument } from '../../engine/graph/index.ts';
import { findNode } from './view.ts';

interface Watcher {
  watched?: { name: string; milliseconds: number }[];
}

/** Opens a graph by dropping its file onto the window. @returns milliseconds until it is drawn */
export async function openGraph(page: Page, document: GraphDocument): Promise<number> {
  return page.evaluate(
    ([name, text]) =>
      new Promise<number>((resolve) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], `${name}.backwire.json`, { type: 'application/json' }));
        const started = performance.now();
        const canvas = window.document.querySelector('[data-testid="canvas"]');
        for (const type of ['dragenter', 'dragover', 'drop']) {
          canvas?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
        const isDrawn = () => {
          if (!window.document.title.startsWith(name)) return false;
          const node = window.document.querySelector('.react-flow__node[data-id^="n"], [data-testid="overview"]');
          return node !== null && getComputedStyle(node).visibility === 'visible';
        };
        const look = () => {
          if (!isDrawn()) requestAnimationFrame(look);
          // A frame is on the screen with the next one.
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
        };
        requestAnimationFrame(look);
      }),
    [document.name ?? '', JSON.stringify(document)] as const,
  );
}

/** Collects the app's own measurements (User Timing) during some work. @returns the durations by name, in milliseconds */
async function watchMeasures(page: Page, work: () => Promise<void>): Promise<(name: string) => number[]> {
  await page.evaluate(() => {
    const watcher = window as Watcher;
    if (watcher.watched) return;
    watcher.watched = [];
    new PerformanceObserver((list) => {
      for (const { name: title, duration } of list.getEntries()) watcher.watched?.push({ name: title, milliseconds: duration });
    }).observe({ type: 'measure' });
  });
  const before = await countMeasures(page);
  await work();
  const measures = await page.evaluate((first) => ((window as Watcher).watched ?? []).slice(first), before);
  return (name) => measures.flatMap((measure) => (measure.name === name ? [measure.milliseconds] : []));
}

const countMeasures = (page: Page) => page.evaluate(() => (window as Watcher).watched?.length ?? 0);

/**
 * Removes a node, restores it, and removes it again. @returns durations of each check of the graph and each count of its costs,
 * in milliseconds
 */
export async function measureEdits(page: Page, document: GraphDocument, rounds: number) {
  const { x, y } = await findNode(page, document);
  const measures = await watchMeasures(page, async () => {
    for (let round = 0; round < rounds; round++) {
      await page.mouse.click(x, y);
      await page.keyboard.press('Delete');
      await page.waitForTimeout(400);
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(200);
    }
  });
  return { validation: measures('analysis'), costs: measures('costs') };
}

/** Arranges the graph and undoes it. @returns the duration, in milliseconds */
export async function measureLayout(page: Page): Promise<number> {
  const measures = await watchMeasures(page, async () => {
    await page.getByRole('button', { name: 'Auto-layout', exact: true }).click();
    await page
      .getByRole('button', { name: 'Undo: Auto-layout' })
      .or(page.getByRole('button', { name: 'Undo' }))
      .first()
      .waitFor();
    await page.waitForFunction(() => ((window as Watcher).watched ?? []).some(({ name }) => name === 'layout'), undefined, {
      timeout: 60_000,
    });
  });
  await page.waitForTimeout(300);
  await page.keyboard.press('Control+z');
  const [milliseconds = Number.NaN] = measures('layout');
  return milliseconds;
}
