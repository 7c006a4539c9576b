import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examplePath, Workplace } from '../testing/workplace.ts';

const iris = examplePath('iris');
const base = ['train', iris, '--epochs', '20', '--seed', '1'];

let workplace: Workplace;
beforeEach(() => {
  workplace = new Workplace();
});
afterEach(() => workplace.close());

test('train --stop-when ends the run after the first step at which the condition holds, with its weights', async () => {
  const file = workplace.path('weights.json');
  const { exitCode, jsonLines } = await workplace.run([...base, '--stop-when', 'loss < 0.6', '--export', file, '--json']);
  expect(exitCode).toBe(0);
  const done = jsonLines().at(-1) as { readonly run: string; readonly step: number };
  const database = new Database(workplace.databaseFile, { readonly: true });
  const steps = database.prepare('SELECT step, loss FROM steps ORDER BY step').all() as { step: number; loss: number }[];
  database.close();
  const first = steps.findIndex(({ loss }) => loss < 0.6);
  expect(first).toBe(steps.length - 1);
  expect(done).toMatchObject({
    type: 'done',
    status: 'stopped',
    step: steps[first].step,
    condition: {
      condition: 'loss < 0.6',
      held: { step: steps[first].step, values: [{ text: 'loss', value: steps[first].loss }] },
    },
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'backwire-weights' });

  const resumed = await workplace.run(['train', '--resume', done.run, '--stop-when', 'epoch > 10 and not norm(delta) >= 1e9']);
  expect(resumed.exitCode).toBe(0);
  expect(resumed.stdout).toMatch(
    /has stopped after step \d+, because 'epoch > 10 and not norm\(delta\) >= 1e9' held: epoch = 11,/,
  );
});

test('a condition that never holds is said at the end', async () => {
  const { exitCode, stdout } = await workplace.run(['train', iris, '--epochs', '1', '--stop-when', 'nonFinite']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("The condition 'nonFinite' never held.");
});

test('a condition with an error is refused with a caret under its place, and nothing is trained', async () => {
  const { exitCode, stderr } = await workplace.run([...base, '--stop-when', 'loss < 1 and norm(hiden.dout) < 1']);
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    [
      "error: --stop-when: Unknown name 'hiden.dout'",
      '  loss < 1 and norm(hiden.dout) < 1',
      '                    ^^^^^^^^^^',
      '  Did you mean hidden.dout?\n',
    ].join('\n'),
  );
  const { json } = await workplace
    .run([...base, '--stop-when', 'loss <', '--json'])
    .then((outcome) => ({ json: outcome.jsonLines() }));
  expect(json.at(-1)).toMatchObject({ error: { code: 'cli.condition', where: 'character 7' } });
  expect((await workplace.run(['runs', 'list', '--json'])).json()).toEqual([]);
  expect((await workplace.run([...base, '--stop-when', ' '])).exitCode).toBe(2);
});
