import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { example, runCommand, startCommand } from './program.ts';

/** Enough steps that a run is still training when it is interrupted. */
const TRAIN = ['train', example('iris'), '--epochs', '3000', '--json'];

let folder: string;
let database: readonly string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backwire-interruption-'));
  database = ['--db', join(folder, 'backwire.sqlite')];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const listRuns = async () => JSON.parse((await runCommand('runs', ...database, '--json')).stdout);
const parameters = (file: string) => JSON.stringify(JSON.parse(readFileSync(join(folder, file), 'utf8')).parameters);

test('Ctrl+C stops a run after a checkpoint and says how to resume', async () => {
  const training = await startCommand([...TRAIN, ...database]);
  await training.firstLine;
  training.process.kill('SIGINT');
  const { code, stdout, stderr } = await training.ended;
  expect(code).toBe(1);
  const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  expect(last).toMatchObject({ type: 'error', error: { code: 'cli.stopped' } });
  const [{ id, status }] = await listRuns();
  expect(status).toBe('stopped');
  expect(stderr).toContain(`train --resume ${id}`);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a run whose process was killed is interrupted, and resumed to the same bits', async () => {
  const training = await startCommand([...TRAIN, ...database]);
  await training.firstLine;
  training.process.kill('SIGKILL');
  expect((await training.ended).signal).toBe('SIGKILL');

  const [run] = await listRuns();
  expect(run).toMatchObject({ status: 'interrupted', epochs: 3000 });
  const resumed = await runCommand('train', '--resume', run.id, ...database, '--export', join(folder, 'resumed.json'));
  expect(resumed.code).toBe(0);
  expect(await listRuns()).toMatchObject([{ id: run.id, status: 'completed', epoch: 3000 }]);

  const whole = await runCommand(...TRAIN, ...database, '--export', join(folder, 'whole.json'));
  expect(whole.code).toBe(0);
  expect(parameters('resumed.json')).toBe(parameters('whole.json'));
});

test('a terminated server shuts down cleanly', async () => {
  const server = await startCommand(['serve', '--port', '0', ...database, '--json']);
  await server.firstLine;
  server.process.kill('SIGTERM');
  const { code, stdout, stderr } = await server.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ address: expect.stringContaining('http://127.0.0.1:') });
});
