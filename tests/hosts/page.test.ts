import { expect, test } from 'vitest';
import { HOSTS, launchApp } from '../support/index.ts';

test.for(HOSTS)('the page runs under its policy without errors, after a reload too: %s', async (host, context) => {
  const { page, complaints } = await launchApp(context, { host });
  await page.getByRole('button').first().waitFor();
  await page.reload();
  await page.getByRole('button').first().waitFor();
  expect(complaints).toEqual([]);
});

test.for(HOSTS)('the policy blocks what the page does not need: %s', async (host, context) => {
  const { page } = await launchApp(context, { host });
  await page.getByRole('button').first().waitFor();
  const refused = await page.evaluate(async () => {
    const violations = new Set<string>();
    const allRefused = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (violations.add(effectiveDirective).size === 4) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.name = "injected"';
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(script, style, frame);
    await fetch('https://example.com/').catch(() => {});
    await allRefused;
    return { violations: [...violations].sort(), name: window.name };
  });
  expect(refused).toEqual({ violations: ['connect-src', 'frame-src', 'script-src-elem', 'style-src-elem'], name: '' });
});

test('the token is not in the address of the open page, nor readable by its scripts', async (context) => {
  const { page } = await launchApp(context);
  await page.getByRole('button').first().waitFor();
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});
