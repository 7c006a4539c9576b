import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chromium } from 'playwright-core';
export async function start(options = {}) {
  rmSync('/tmp/hands.sqlite', { force: true });
  const server = spawn('node_modules/.bin/node', ['dist/node/server.js', '--port', '0', '--db', '/tmp/hands.sqlite'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise((resolve) => {
    let t = '';
    server.stdout.on('data', (d) => {
      t += d;
      const m = /http:\/\/\S+/.exec(t);
      if (m) resolve(m[0]);
    });
  });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
  page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()));
  await page.goto(url);
  await page.getByTestId('node-loss').waitFor();
  return {
    page,
    stop: async () => {
      await browser.close();
      server.kill();
    },
  };
}
