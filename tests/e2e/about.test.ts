import { expect, test } from 'vitest';
import { HOSTS, launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';
import { violations } from './violations.ts';

test.for(HOSTS)('About shows version and third-party licenses: %s', LONG, async (host, context) => {
  const { page, complaints } = await launchApp(context, { host });
  await page.getByTestId('node-loss').waitFor();
  await page.getByTestId('open-about').click();
  const about = page.getByTestId('about');
  await about.getByText('MIT · © The Backwire authors').waitFor();
  expect(await about.getByText(/backwire.*\.sqlite$/).count()).toBe(1);

  await about.getByRole('button', { name: 'react-dom' }).first().waitFor();
  await about.getByRole('textbox', { name: 'Search licenses' }).fill('ofl');
  const found = about.getByRole('button', { name: 'OFL-1.1' });
  await about.getByRole('button', { name: 'react-dom' }).first().waitFor({ state: 'detached' });
  expect(await found.count()).toBe(3);
  await found.filter({ hasText: 'inter' }).click();
  await about.getByText('SIL OPEN FONT LICENSE Version 1.1').waitFor();
  await about.getByRole('textbox', { name: 'Search licenses' }).fill('no such package');
  await about.getByText('No results for “no such package”.').waitFor();
  expect(complaints).toEqual([]);
});

test('the native menu of the desktop opens About, once', LONG, async (context) => {
  const { page } = await launchApp(context);
  await page.getByTestId('node-loss').waitFor();
  // Posted by the preload script on request of the main process.
  await page.evaluate(
    `for (let times = 0; times < 2; times++) window.postMessage({ type: 'backwire:about' }, window.location.origin)`,
  );
  await page.getByTestId('about').waitFor();
  expect(await page.getByTestId('about').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByTestId('about').waitFor({ state: 'detached' });
  await new User(page).openPalette();
  await page.keyboard.type('About');
  await page.keyboard.press('Enter');
  await page.getByTestId('about').waitFor();
});

test('axe finds no violation in About', LONG, async (context) => {
  const { page } = await launchApp(context, { reducedMotion: 'reduce' });
  await page.getByTestId('node-loss').waitFor();
  await page.getByTestId('open-about').click();
  await page.getByTestId('about').getByRole('button', { name: 'react-dom' }).first().click();
  await page.getByTestId('about').getByText('Permission is hereby granted').waitFor();
  expect(await violations(page)).toEqual([]);
});
