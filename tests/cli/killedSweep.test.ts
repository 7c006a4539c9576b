import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { example, runCommand, startCommand } from './program.ts';

interface Line {
  readonly type: string;
  readonly sweep?: string;
  readonly number?: number;
  readonly choices?: object;
  readonly metric?: number;
}

const linesOf = (stdout: string): Line[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line));

test('a sweep whose process is killed again and again ends with the trials of one that never was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-sweep-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const graph = JSON.parse(readFileSync(example('iris'), 'utf8'));
  writeFileSync(join(folder, 'iris.json'), JSON.stringify({ ...graph, training: { ...graph.training, epochs: 120 } }));
  const space = [{ name: 'optimizer.learningRate', kind: 'float', low: 0.001, high: 0.1, log: true }];
  const file = join(folder, 'sweep.json');
  writeFileSync(file, JSON.stringify({ graph: 'iris.json', space, budget: { trials: 4 } }));
  const at = (name: string) => ['--db', join(folder, name), '--json'];
  const resultsIn = (database: string) => {
    const opened = new Database(join(folder, database), { readonly: true });
    expect(opened.pragma('integrity_check', { simple: true })).toBe('ok');
    const rows = opened.prepare('SELECT number, choices, state, metric FROM trials ORDER BY number').all();
    opened.close();
    return rows;
  };

  const whole = await runCommand('sweep', file, ...at('whole.sqlite'));
  expect(whole.code).toBe(0);

  const begun = await startCommand(['sweep', file, ...at('killed.sqlite')]);
  await begun.firstLine;
  begun.process.kill('SIGKILL');
  await begun.ended;
  const listed = new Database(join(folder, 'killed.sqlite'), { readonly: true });
  const id = String(listed.prepare('SELECT id FROM sweeps').pluck().get());
  listed.close();
  const again = await startCommand(['sweep', '--resume', id, ...at('killed.sqlite')]);
  await again.firstLine;
  again.process.kill('SIGKILL');
  await again.ended;
  const resumed = await runCommand('sweep', '--resume', id, ...at('killed.sqlite'));
  expect(resumed.code).toBe(0);
  expect(linesOf(resumed.stdout).at(-1)).toMatchObject({ type: 'done', sweep: id, trials: 4, end: 'trials' });
  expect(resultsIn('killed.sqlite')).toEqual(resultsIn('whole.sqlite'));
});
