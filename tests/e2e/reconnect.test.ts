import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import { emptyGraph } from '#engine/graph/index.ts';
import { openProfile } from '../support/browser.ts';
import { type ServerProcess, startServer } from '../support/index.ts';
import { untilStill } from './untilStill.ts';
import { LONG, User } from './user.ts';
import { violations } from './violations.ts';

/** A server that can be started again, on its own port or another one, with a browser. */
async function restartable(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  context.onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const start = async (port?: number): Promise<ServerProcess> => {
    const server = await startServer(join(folder, 'backwire.sqlite'), port);
    context.onTestFinished(async () => {
      await server.stop();
    });
    return server;
  };
  const profile = await openProfile(context, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await profile.grantPermissions(['clipboard-read', 'clipboard-write']);
  const open = async ({ address }: ServerProcess) => {
    const page = await profile.newPage();
    await page.goto(address);
    await page.getByTestId('node-loss').waitFor();
    return { page, user: new User(page) };
  };
  return { start, open };
}

const portOf = ({ address }: ServerProcess) => Number(new URL(address).port);
const banner = (page: Page) => page.getByTestId('connection-banner');
const saveState = (page: Page) => page.getByTestId('save-state');

async function enterAddress(page: Page, address: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New address' }).fill(address);
  await page.keyboard.press('Enter');
}

async function addDropout({ page, user }: { page: Page; user: User }, id: string): Promise<void> {
  await user.dropLayer('dropout');
  await page.getByTestId(`node-${id}`).waitFor();
}

test('a restarted server is found again: nothing is lost, and no old click is carried out', LONG, async (context) => {
  const { start, open } = await restartable(context);
  const first = await start();
  const window = await open(first);
  const { page, user } = window;
  await user.openExample('iris', 'scores');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', '20000000');
  await user.untilSaved();
  await page.getByTestId('train').click();
  await user.untilCurveHas(50);

  await first.kill();
  await banner(page).getByText('Backwire does not answer').waitFor();
  expect(await violations(page)).toEqual([]);
  const progress = page.getByTestId('run-progress');
  expect(await progress.innerText()).toMatch(/Last known: epoch .+ of 20.000.000$/);
  await addDropout(window, 'dropout');
  await expect.poll(() => saveState(page).innerText()).toBe('unsaved; will be saved on reconnect');
  const refusal = page.getByRole('alert').filter({ hasText: 'Backwire is not connected, so nothing was done' });
  await page.getByTestId('pause').click();
  await refusal.waitFor();
  await refusal.getByRole('button').click();
  await page.getByRole('tab', { name: 'MNIST MLP' }).click();
  await page.getByTestId('train').click();
  await refusal.waitFor();
  expect(await page.getByTestId('train').getAttribute('data-loading')).toBeNull();
  await page.getByRole('tab', { name: 'Iris' }).click();

  const second = await start(portOf(first));
  await banner(page).getByText('Backwire was restarted').waitFor();
  await enterAddress(page, first.address);
  await banner(page).getByText('Backwire did not accept this address').waitFor();
  await enterAddress(page, `Backwire is at ${second.address}`);
  await banner(page).getByRole('textbox').waitFor({ state: 'detached' });
  await user.untilSaved();
  expect(await refusal.count()).toBe(0);
  await expect.poll(() => progress.innerText()).toMatch(/\nInterrupted/);
  await page.getByTestId('room-runs').click();
  expect(await page.getByTestId('runs-room').locator('tr[data-status]').count()).toBe(1);
  await page.getByTestId('room-design').click();

  await second.stop();
  await banner(page).getByText('Backwire does not answer').waitFor();
  await addDropout(window, 'dropout2');
  const third = await start();
  await enterAddress(page, third.address);
  await page.waitForURL(`http://127.0.0.1:${portOf(third)}/`);
  // The second server may have stopped before it was told that Design is shown again.
  await page.getByTestId('room-design').click();
  await page.getByTestId('node-dropout2').waitFor();
  await user.untilSaved();
  await page.keyboard.press('Control+z');
  await page.getByTestId('node-dropout2').waitFor({ state: 'detached' });
  await page.getByTestId('node-dropout').waitFor();
});

test('undo survives a reload, and another tab on the graph is told at once', LONG, async (context) => {
  const { start, open } = await restartable(context);
  const first = await start();
  const here = await open(first);
  await addDropout(here, 'dropout');
  await addDropout(here, 'dropout2');
  await here.page.keyboard.press('Control+z');
  await here.page.getByTestId('node-dropout2').waitFor({ state: 'detached' });
  await here.page.reload();
  await here.page.getByTestId('node-dropout').waitFor();
  await untilStill(here.page);
  await expect.poll(() => here.page.getByRole('button', { name: 'Redo', exact: true }).isEnabled()).toBe(true);
  await here.page.keyboard.press('Control+y');
  await here.page.getByTestId('node-dropout2').waitFor();
  for (const node of ['dropout2', 'dropout']) {
    await here.page.keyboard.press('Control+z');
    await here.page.getByTestId(`node-${node}`).waitFor({ state: 'detached' });
  }
  await here.user.untilSaved();

  const there = await open(first);
  await there.page.getByRole('tab', { name: 'MNIST MLP' }).dblclick();
  await there.page.getByRole('dialog').getByRole('textbox').fill('Renamed');
  await there.page.keyboard.press('Enter');
  await here.page.getByText('“Renamed” was changed in another window').waitFor();
  await here.page.getByRole('tab', { name: 'Renamed' }).waitFor();
  expect(await here.page.getByTestId('save-state').getAttribute('data-status')).toBe('saved');

  await first.kill();
  for (const window of [here, there]) {
    await banner(window.page).getByText('Backwire does not answer').waitFor();
    await addDropout(window, 'dropout');
  }
  const second = await start(portOf(first));
  await banner(here.page).getByText('Backwire was restarted').waitFor();
  await enterAddress(here.page, second.address);
  // The other tab reconnects by itself. Its changes and these are saved: one over the other, which is kept as a version.
  const pages = [here.page, there.page];
  for (const page of pages) await banner(page).getByRole('textbox').waitFor({ state: 'detached' });
  const conflicts = () => Promise.all(pages.map((page) => page.getByText('also changed in another window').count()));
  await expect.poll(async () => (await conflicts()).includes(1)).toBe(true);
  for (const { user } of [here, there]) await user.untilSaved();

  await there.page.getByRole('tab', { name: 'Renamed' }).click({ button: 'right' });
  await there.page.getByRole('menuitem', { name: 'Delete' }).click();
  await there.page.getByRole('button', { name: 'Delete graph' }).click();
  await here.page.getByText('“Renamed” was deleted in another window').waitFor();
  await here.page.getByText('No graph is open').waitFor();
  await here.page.getByRole('button', { name: 'Keep as a new graph' }).click();
  await here.page.getByRole('tab', { name: 'Renamed' }).waitFor();

  const newer = { ...emptyGraph('Later'), version: 7, nodes: [{ id: 'later', type: 'relu' }] };
  await here.page.getByTestId('node-loss').waitFor();
  await here.page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(newer));
  await here.page.bringToFront();
  await here.page.keyboard.press('Control+v');
  await here.page.getByText('The pasted text has version 7; this program knows versions up to 1.').waitFor();
});
