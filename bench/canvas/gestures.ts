import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { GraphDocument } from '../../engine/graph/index.ts';
import { findGap, findMiddle, findNode, findOutput, type Place } from './view.ts';

/** A user gesture on the canvas, of about a second; it restores the view. */
export type Gesture = (page: Page, document: GraphDocument) => Promise<void>;

const STEPS = 60;
const RADIUS = 60;
const TICK = 30;
const REST_MS = 300;
/** Repeated arrow key presses: count, and interval in milliseconds. */
const PRESSES = 20;
const PRESS_MS = 50;

/** A mouse reports about once per frame, even if the page lags. */
const PERIOD_MS = 16;

/** Sends events at the rate of a mouse, and waits until all have arrived. */
async function send(count: number, event: (step: number) => Promise<void>): Promise<void> {
  const sent: Promise<void>[] = [];
  const started = performance.now();
  for (let step = 1; step <= count; step++) {
    sent.push(event(step));
    await setTimeout(Math.max(0, started + step * PERIOD_MS - performance.now()));
  }
  await Promise.all(sent);
}

/** Around and back. */
async function circle(page: Page, { x, y }: Place): Promise<void> {
  await send(STEPS, (step) => {
    const angle = (2 * Math.PI * step) / STEPS;
    return page.mouse.move(x + RADIUS * Math.sin(angle), y + RADIUS * (1 - Math.cos(angle)));
  });
}

/** Drags around and back, so that the view stays the same. */
async function drag(page: Page, { x, y }: Place): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await circle(page, { x, y });
  await page.mouse.up();
}

export const GESTURES: Readonly<Record<string, Gesture>> = {
  drag: async (page, document) => drag(page, await findNode(page, document)),
  pan: async (page, document) => drag(page, await findGap(page, document)),
  async zoom(page) {
    const { x, y } = await findMiddle(page);
    await page.mouse.move(x, y);
    const turn = (steps: number, delta: number) => send(steps, () => page.mouse.wheel(0, delta));
    // In, out beyond the start, and in again; with pauses until newly visible nodes are rendered.
    await turn(STEPS / 4, -TICK);
    await page.waitForTimeout(REST_MS);
    await turn(STEPS / 2, TICK);
    await page.waitForTimeout(REST_MS);
    await turn(STEPS / 4, -TICK);
    await page.waitForTimeout(REST_MS);
  },
  /** Drags a wire over ports, and drops it. */
  async wire(page, document) {
    const output = await findOutput(page, document);
    await page.mouse.move(output.x, output.y);
    await page.mouse.down();
    await circle(page, output);
    await page.keyboard.press('Escape');
    await page.mouse.up();
  },
  async nudge(page, document) {
    const { x, y } = await findNode(page, document);
    await page.mouse.click(x, y);
    for (let press = 0; press < PRESSES; press++) {
      await page.keyboard.press(press % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
      await setTimeout(PRESS_MS);
    }
    await page.keyboard.press('Escape');
  },
  async select(page, document) {
    const { x, y } = await findGap(page, document);
    await page.mouse.move(x, y);
    await page.keyboard.down('Shift');
    await page.mouse.down();
    await send(STEPS, (step) => page.mouse.move(x + 3 * step, y + 2 * step));
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.mouse.click(x, y);
  },
};
