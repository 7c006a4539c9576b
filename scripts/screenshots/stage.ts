import type { Page } from 'playwright-core';

/** How long something may take to come, in milliseconds. */
const PATIENCE_MS = 30_000;

/** The window as a photographer uses it: what it takes to bring a view about, from whatever was there before. */
export class Stage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** Closes what lies over the room, and takes the pointer away. */
  async clear(): Promise<void> {
    for (let times = 0; times < 2; times++) await this.page.keyboard.press('Escape');
    await this.page.mouse.move(2, 2);
  }

  async room(name: string): Promise<void> {
    await this.page.getByTestId(`room-${name}`).click();
  }

  /** A copy of an example in the room of the canvas, all of it in sight. */
  async example(id: string): Promise<void> {
    await this.room('design');
    const tabs = this.page.getByRole('tablist', { name: 'Open graphs' }).getByRole('tab');
    const before = await tabs.count();
    await this.choose(`example-${id}`, 'Design');
    await tabs.nth(before).waitFor();
    await this.page.locator('[data-testid^="node-"]').first().waitFor();
    await this.fit();
  }

  /** Clicks something in the panel at the left, which is opened for that where it is folded. */
  async choose(testId: string, panel: string): Promise<void> {
    const opener = this.page.getByLabel('Open the left panel');
    const isFolded = await opener.isVisible();
    if (isFolded) await opener.click();
    await this.page.getByTestId(testId).click();
    if (isFolded) await this.page.getByLabel(`Fold ${panel}`).click();
  }

  async fit(): Promise<void> {
    await this.page.getByTestId('canvas').click({ position: { x: 12, y: 12 } });
    await this.page.keyboard.press('Home');
  }

  /** A node of the graph in front, with the inspector open. */
  async select(nodeId: string): Promise<void> {
    await this.page.getByTestId(`node-${nodeId}`).click();
    const fold = this.page.getByLabel('Open Inspector');
    if (await fold.isVisible()) await fold.click();
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

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async click(testId: string): Promise<void> {
    await this.page.getByTestId(testId).click();
  }

  async until(testId: string): Promise<void> {
    await this.page.getByTestId(testId).first().waitFor();
  }
}
