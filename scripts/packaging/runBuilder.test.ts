import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { runBuilder } from './runBuilder.ts';

/** The output for a builder that prints some lines and exits with a code. */
async function shownOf(lines: readonly string[], code: number) {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-dist-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = join(folder, 'builder.cjs');
  writeFileSync(program, `for (const line of ${JSON.stringify(lines)}) console.log(line); process.exitCode = ${code};`);
  const output = new PassThrough();
  const exitCode = await runBuilder(program, [], folder, output);
  output.end();
  return { exitCode, shown: await text(output) };
}

const STACK = ['    at ClientRequest.<anonymous> (/node_modules/got/index.js:970:111)', '    at node:dns:123:26'];

test("without Electron's binary and without a network one line says what is missing", async () => {
  const complaint =
    '  ⨯ getaddrinfo ENOTFOUND github.com  failedTask=build stackTrace=RequestError: getaddrinfo ENOTFOUND github.com';
  const { exitCode, shown } = await shownOf(['  • packaging  platform=linux', complaint, ...STACK], 1);
  expect(exitCode).toBe(1);
  const [progress, line, end] = shown.split('\n');
  expect(progress).toBe('  • packaging  platform=linux');
  expect(line).toMatch(/could not download Electron's binary .*: github\.com is not reachable\. .*-c\.electronDist=FOLDER$/);
  expect(end).toBe('');
});

test('any other error is shown whole', async () => {
  const lines = ['  ⨯ icon is too small', ...STACK];
  expect(await shownOf(lines, 1)).toEqual({ exitCode: 1, shown: `${lines.join('\n')}\n` });
});

test('a successful build shows its output', async () => {
  expect(await shownOf(['  • building', 'done'], 0)).toEqual({ exitCode: 0, shown: '  • building\ndone\n' });
});
