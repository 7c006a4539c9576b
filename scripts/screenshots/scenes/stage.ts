import type { Locator, Page } from 'playwright-core';

/** Within a node, at its name: neither at a port nor at its expand control. */
const AT_BAR = { position: { x: 24, y: 20 } };

/** Drives the window for screenshots: brings it into a view from any previous state. */
export class Stage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Closes overlays, and moves the pointer away. */
  async clear(): Promise<void> {
    for (let times = 0; times < 2; times++) await this.page.keyboard.press('Escape');
    const all = this.page.getByRole('button', { name: 'Dismiss all' });
    if (await all.isVisible()) await all.click();
    const notices = this.page.locator('.mantine-Notification-closeButton');
    // A notice that fades meanwhile is gone as well.
    for (const notice of await notices.all()) await notice.click({ timeout: 1000 }).catch(() => {});
    await this.page.getByRole('dialog').first().waitFor({ state: 'detached' });
    await this.page.mouse.move(2, 2);
  }

  async room(name: string): Promise<void> {
    await this.page.getByTestId(`room-${name}`).click();
  }

  /** A copy of an example on the canvas, as the only graph, fitted, without the dock and the map. */
  async example(id: string): Promise<void> {
    await this.room('design');
    await this.#pressIfThere('Collapse bottom panel');
    await this.#pressIfThere('Hide minimap');
    await this.#alone(() => this.choose(`example-${id}`, 'Design'));
    await this.page.locator('[data-testid^="node-"]').first().waitFor();
    await this.fit();
  }

  async newGraph(templateId: string): Promise<void> {
    await this.#alone(async () => {
      await this.click('open-graph');
      await this.page.getByRole('menuitem').first().click();
      await this.click(`template-${templateId}`);
    });
  }

  async openFile(name: string, text: string): Promise<void> {
    await this.room('design');
    await this.#alone(() => this.dropFile(name, text));
  }

  /** Drops a file onto the window. */
  async dropFile(name: string, text: string): Promise<void> {
    const content = JSON.stringify([[text], name, { type: 'application/json' }]);
    const dataTransfer = await this.page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File(...${content})); return data; })()`,
    );
    await this.page.locator('main').dispatchEvent('drop', { dataTransfer });
  }

  async closeGraphs(keep = 0): Promise<void> {
    const count = await this.#tabs.count();
    for (let closed = 0; closed < count - keep; closed++) {
      await this.#tabs.first().focus();
      await this.page.keyboard.press('Delete');
    }
  }

  get #tabs(): Locator {
    return this.page.getByRole('tablist', { name: 'Open graphs' }).getByRole('tab');
  }

  /** Opens a graph, and closes the others. */
  async #alone(open: () => Promise<void>): Promise<void> {
    const before = await this.#tabs.count();
    await open();
    await this.#tabs.nth(before).waitFor();
    await this.closeGraphs(1);
  }

  /** Clicks an item in the left panel, opening it if folded. */
  async choose(testId: string, panel: string): Promise<void> {
    const opener = this.page.getByLabel('Open left panel');
    const item = this.page.getByTestId(testId);
    // While the view changes, neither is there.
    await opener.or(item).first().waitFor();
    const isFolded = !(await item.isVisible());
    if (isFolded) await opener.click();
    await item.click();
    if (isFolded) await this.page.getByLabel(`Collapse ${panel}`).click();
  }

  async fit(): Promise<void> {
    await this.page.getByTestId('canvas').click({ position: { x: 12, y: 12 } });
    await this.page.keyboard.press('Home');
  }

  /** Selects a node, with the inspector open. */
  async select(nodeId: string): Promise<void> {
    await this.page.getByTestId(`node-${nodeId}`).click(AT_BAR);
    await this.openInspector();
  }

  /** Selects several nodes. */
  async selectAll(...nodeIds: readonly string[]): Promise<void> {
    for (const [index, nodeId] of nodeIds.entries()) {
      await this.page.getByTestId(`node-${nodeId}`).click({ ...AT_BAR, modifiers: index === 0 ? [] : ['Control'] });
    }
  }

  async openInspector(): Promise<void> {
    await this.#pressIfThere('Open Inspector');
  }

  /** Opens the training settings. @returns whether they were folded */
  async openTraining(): Promise<boolean> {
    const opener = this.page.getByRole('button', { name: /^Open (Training|Inspector)$/ });
    const isFolded = await opener.isVisible();
    if (isFolded) await opener.click();
    return isFolded;
  }

  /** Sets a field of the training settings; where their panel is folded, it is folded again. */
  async setTraining(field: string, value: string): Promise<void> {
    const isFolded = await this.openTraining();
    await this.enter(field, value);
    if (isFolded) await this.#pressIfThere('Collapse Training');
  }

  /** Closes a side panel that a narrow window shows over the view. */
  async closeDrawer(): Promise<void> {
    const collapse = this.page.locator('[data-side] button[aria-label^="Collapse "]');
    if (await collapse.isVisible()) await collapse.click();
  }

  /** Clicks a button, if present. */
  async #pressIfThere(label: string): Promise<void> {
    const button = this.page.getByRole('button', { name: label });
    if (await button.isVisible()) await button.click();
  }

  /** Drags from one element to another. */
  async drag(from: string, to: string): Promise<void> {
    const [start, end] = [await this.#middleOf(from), await this.#middleOf(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 8 });
    await this.page.mouse.up();
  }

  /** The midpoint of two elements. */
  async between(first: string, second: string): Promise<{ x: number; y: number }> {
    const [a, b] = [await this.#middleOf(first), await this.#middleOf(second)];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  async #middleOf(testId: string): Promise<{ x: number; y: number }> {
    const box = await this.page.getByTestId(testId).boundingBox();
    if (!box) throw new Error(`'${testId}' is not to be seen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Opens the command palette with a query. */
  async palette(words = ''): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByLabel('Search commands').fill(words);
  }

  /** Runs a command of the palette. */
  async command(words: string): Promise<void> {
    await this.palette(words);
    await this.page.keyboard.press('Enter');
    await this.page.getByLabel('Search commands').waitFor({ state: 'hidden' });
  }

  async dock(tab: string): Promise<void> {
    const button = this.page.getByTestId(`dock-${tab}`);
    if ((await button.getAttribute('aria-selected')) !== 'true') await button.click();
  }

  /** Fills a field of the inspector or the training panel. */
  async enter(field: string, value: string): Promise<void> {
    const input = this.page.getByTestId(`field-${field}`);
    await input.fill(value);
    await input.press('Enter');
  }

  /** Toggles between English and Chinese; a dialog may cover the button. */
  async switchLanguage(): Promise<void> {
    await this.page.getByTestId('toggle-language').dispatchEvent('click');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async click(testId: string, position?: { readonly x: number; readonly y: number }): Promise<void> {
    await this.page.getByTestId(testId).click({ ...(position && { position }) });
  }

  async until(testId: string): Promise<void> {
    await this.page.getByTestId(testId).first().waitFor();
  }
}
