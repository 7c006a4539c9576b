import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import { example, runCommand, runShell } from './program.ts';

/** A disk of a given size; skips the test if none can be made. */
function makeDisk(context: TestContext, kilobytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-full-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    context.skip('a small disk to fill needs Linux and the right to mount one');
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return folder;
}

test('weights that do not fit the disk are not half-written', async (context) => {
  const disk = makeDisk(context, 256);
  const out = join(disk, 'weights.json');
  const { code, stdout, stderr } = await runCommand('init', example('mnist-mlp'), '--export', out, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'file.full', where: out } });
  expect(stderr).toMatch(/^error: '.*weights\.json' cannot be written: the disk is full\n {2}Free some space/);
  expect(readdirSync(disk)).toEqual([]);
});

test('an existing file is unchanged', async (context) => {
  const disk = makeDisk(context, 256);
  const out = join(disk, 'weights.json');
  expect((await runCommand('init', example('iris'), '--export', out)).code).toBe(0);
  const before = await runCommand('evaluate', example('iris'), '--weights', out);
  expect((await runCommand('init', example('mnist-mlp'), '--export', out)).code).toBe(1);
  expect(await runCommand('evaluate', example('iris'), '--weights', out)).toEqual(before);
});

test('a run whose database has no space ends with a message, and the database stays sound', async (context) => {
  const disk = makeDisk(context, 1024);
  const database = join(disk, 'backwire.sqlite');
  expect((await runCommand('train', example('iris'), '--epochs', '1', '--db', database)).code).toBe(0);
  const { code, stdout, stderr } = await runCommand('train', example('mnist-mlp'), '--db', database, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    type: 'error',
    error: { code: 'database.full' },
  });
  expect(stderr).toContain('is full');
  expect(stderr).not.toMatch(/\n\s+at /);
  const runs = JSON.parse((await runCommand('runs', '--db', database, '--json')).stdout);
  expect(runs.at(-1)).toMatchObject({ graphName: 'Iris', status: 'completed' });
});

test('standard output that cannot be written is an error', async ({ skip }) => {
  skip(!existsSync('/dev/full'), 'this system has no /dev/full');
  const { code, stderr } = await runShell(`backwire check ${example('iris')} --json > /dev/full`);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: Standard output cannot be written: .*no space left/i);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a reader that closes the output ends the command quietly', async ({ skip }) => {
  skip(process.platform === 'win32', 'pipes of a shell');
  const folder = mkdtempSync(join(tmpdir(), 'backwire-pipe-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const samples = join(folder, 'samples.json');
  const weights = join(folder, 'weights.json');
  writeFileSync(samples, JSON.stringify(Array.from({ length: 20_000 }, () => [1, 2, 3, 4])));
  await runCommand('init', example('iris'), '--export', weights);
  const { code, stdout, stderr } = await runShell(
    `backwire predict ${example('iris')} --weights ${weights} --input ${samples} | head -c 10`,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toHaveLength(10);
});
