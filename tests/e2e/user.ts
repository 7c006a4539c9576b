import type { Locator, Page, ViewportSize } from 'playwright-core';
import { expect, type TestContext } from 'vitest';
import { Stage } from '../../scripts/screenshots/scenes/stage.ts';
import { type LaunchedApp, shareApp } from '../support/index.ts';
import { untilStill } from './untilStill.ts';

/** Timeout of a whole path through the window, on a possibly busy machine. */
export const LONG = { timeout: 240_000 };

const SIZE: ViewportSize = { width: 1440, height: 900 };

/** The tag of a language, as the page has it. */
export type LanguageTag = 'en' | 'zh-CN';

/** What a test can ask of its window beside the graph: a size other than 1440 × 900, a language other than English. */
export interface Beginning {
  readonly viewport?: ViewportSize;
  readonly language?: LanguageTag;
}

/**
 * One window for the tests of a file, which saves most of their time. Settings, runs and imported files of the tests before are
 * there; each test begins with a copy of an example as the only graph, fitted, with its data known.
 * @param acrossFiles one window for all files that say so
 */
export function shareWindow({
  acrossFiles = false,
} = {}): (context: TestContext, example?: string, beginning?: Beginning) => Promise<LaunchedApp & { readonly user: User }> {
  const open = shareApp({ viewport: SIZE, reducedMotion: 'reduce' }, acrossFiles);
  return async (context, example = 'mnist-mlp', { viewport = SIZE, language = 'en' } = {}) => {
    const app = await open(context);
    const user = new User(app.page);
    await app.page.setViewportSize(SIZE);
    await user.begin(example);
    await app.page.setViewportSize(viewport);
    await user.speak(language);
    await untilStill(app.page);
    return { ...app, user };
  };
}

/** Drives the window by pointer and keyboard as a person does, and reads what is visible. */
export class User {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Closes what is open, and opens a copy of an example as the only graph, in English. */
  async begin(example: string): Promise<void> {
    const stage = new Stage(this.page);
    await stage.until('room-design');
    await this.speak('en');
    await stage.clear();
    await stage.example(example);
    await untilStill(this.page);
  }

  /** Switches the window to a language, if it has another one; a dialog may cover the button. */
  async speak(language: LanguageTag): Promise<void> {
    const current = () => this.page.evaluate(() => document.documentElement.lang);
    if ((await current()) === language) return;
    await this.page.getByTestId('toggle-language').dispatchEvent('click');
    await expect.poll(current).toBe(language);
  }

  /** Opens a palette example, and waits until it is drawn and its data is known. */
  async openExample(id: string, lastNode: string): Promise<void> {
    await this.page.getByTestId(`example-${id}`).click();
    await this.page.getByTestId(`node-${lastNode}`).waitFor();
    await untilStill(this.page);
  }

  /** Drags a layer from the palette to the lower middle of the canvas. */
  async dropLayer(type: string): Promise<void> {
    const canvas = this.page.getByTestId('canvas');
    const box = await canvas.boundingBox();
    if (!box) throw new Error('there is no canvas');
    await this.page.getByTestId(`palette-${type}`).dragTo(canvas, { targetPosition: { x: box.width / 2, y: box.height - 140 } });
  }

  /** Holds a wire from an output over an input. @returns the hint shown before it is dropped */
  async holdWire(from: string, to: string, port = 'in'): Promise<string> {
    await this.#moveTo(this.page.getByTestId(`port-${from}-out`));
    await this.page.mouse.down();
    await this.#moveTo(this.page.getByTestId(`port-${to}-${port}`), 8);
    const hint = this.page.getByTestId('wire-hint');
    await untilStill(this.page);
    return (await hint.isVisible()) ? ((await hint.textContent()) ?? '') : '';
  }

  async letGo(): Promise<void> {
    await this.page.mouse.up();
  }

  async drawWire(from: string, to: string, port = 'in'): Promise<void> {
    await this.holdWire(from, to, port);
    await this.letGo();
  }

  /** Types into a field of the inspector or the training panel. */
  async enter(field: string, value: string): Promise<void> {
    const input = this.page.getByTestId(`field-${field}`);
    await input.fill(value);
    await input.press('Enter');
  }

  /** Opens the command palette, and waits until it has the focus. */
  async openPalette(): Promise<Locator> {
    await this.page.keyboard.press('Control+k');
    const search = this.page.getByRole('textbox', { name: 'Search commands' });
    await expect.poll(() => search.evaluate((input) => input === document.activeElement)).toBe(true);
    return search;
  }

  /** Drags a file onto the canvas. */
  async dropFile(name: string, text: string): Promise<void> {
    await this.page.evaluate(
      ([fileName, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], fileName, { type: 'application/json' }));
        const canvas = document.querySelector('[data-testid="canvas"]');
        for (const type of ['dragenter', 'dragover', 'drop']) {
          canvas?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      [name, text] as const,
    );
  }

  /** The number of steps in the loss curve. */
  async curveLength(): Promise<number> {
    const chart = this.page.getByTestId('chart-loss');
    return (await chart.isVisible()) ? Number(await chart.getAttribute('data-last-step')) : 0;
  }

  async untilCurveHas(points: number): Promise<void> {
    await expect.poll(() => this.curveLength(), { timeout: 90_000 }).toBeGreaterThanOrEqual(points);
  }

  /** Waits until the loss curve stops growing. @returns its number of steps */
  async untilCurveRests(): Promise<number> {
    let length = -1;
    const isResting = async () => {
      const before = length;
      length = await this.curveLength();
      return length === before;
    };
    await expect.poll(isResting, { interval: 250 }).toBe(true);
    return length;
  }

  async untilSaved(): Promise<void> {
    await expect.poll(() => this.page.getByTestId('save-state').getAttribute('data-status'), { timeout: 10_000 }).toBe('saved');
  }

  /** Opens a view of the dock. A click on the open one folds it, even if a run has just opened it by itself. */
  async showDock(tab: string): Promise<void> {
    const button = this.page.getByTestId(`dock-${tab}`);
    const isOpen = async () => (await button.getAttribute('aria-selected')) === 'true';
    const open = async () => {
      if (await isOpen()) return true;
      await button.click();
      return isOpen();
    };
    await expect.poll(open).toBe(true);
  }

  /** The texts of the list of problems. */
  async problems(): Promise<string> {
    await this.showDock('problems');
    return this.page.getByTestId('problems').innerText();
  }

  /** The center of an element on the screen. */
  async middleOf(target: Locator): Promise<{ x: number; y: number }> {
    const box = await target.boundingBox();
    if (!box) throw new Error('the target is not to be seen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Drags from one point of the screen to another. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }, button: 'left' | 'middle' = 'left'): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down({ button });
    await this.page.mouse.move(to.x, to.y, { steps: 10 });
    await this.page.mouse.up({ button });
  }

  /** The canvas viewport. */
  async view(): Promise<{ x: number; y: number; zoom: number }> {
    const transform = await this.page.locator('.react-flow__viewport').evaluate((element) => element.style.transform);
    const [x, y, zoom] = [...transform.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
    return { x, y, zoom };
  }

  /** The wire between two nodes. */
  wire(from: string, to: string, port = 'in'): Locator {
    const id = JSON.stringify([
      [from, 'out'],
      [to, port],
    ]);
    return this.page.locator(`.react-flow__edge[data-id=${JSON.stringify(id)}]`);
  }

  async #moveTo(target: Locator, steps = 1): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error('the target is not to be seen');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps });
  }

  /** Waits until an element stops moving. */
  async settle(target: Locator): Promise<void> {
    let before = '';
    await expect
      .poll(
        async () => {
          const now = JSON.stringify(await target.boundingBox());
          const isStill = now === before;
          before = now;
          return isStill;
        },
        { interval: 100, timeout: 5_000 },
      )
      .toBe(true);
  }
}
