import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunSummary } from '#app/contract/index.ts';
import { hookedOutput } from './testing/hookedOutput.ts';
import { examplePath, Workplace } from './testing/workplace.ts';

const iris = examplePath('iris');

let workplace: Workplace;
let database: string;
let backup: string;
beforeEach(() => {
  workplace = new Workplace();
  database = workplace.databaseFile;
  backup = `${database}.backup`;
});
afterEach(() => workplace.close());

const train = (...options: string[]) => workplace.run(['train', iris, '--epochs', '2', ...options, '--json']);

async function runsIn(file: string): Promise<RunSummary[]> {
  return (await workplace.run(['runs', 'list', '--db', file, '--json'])).json() as RunSummary[];
}

const MISSING = [
  { what: 'missing', harm: (file: string) => rmSync(file) },
  { what: 'empty', harm: (file: string) => truncateSync(file, 0) },
];

const COMMANDS = [
  ['runs', 'list'],
  ['train', iris, '--epochs', '1'],
  ['export', '--run', 'x', '--format', 'json', '--out', 'x.json'],
  ['serve', '--port', '0'],
];

describe.each(MISSING)('a database that is $what, but has a backup', ({ what, harm }) => {
  test('every command fails with a fix and changes nothing', async () => {
    await train();
    harm(database);
    const before = readFileSync(backup);
    for (const args of COMMANDS) {
      const { exitCode, json, stderr } = await workplace.run([...args, '--json']);
      expect(exitCode).toBe(1);
      expect(json()).toMatchObject({
        error: {
          code: 'database.missing',
          message: expect.stringMatching(new RegExp(`is ${what}, but a backup from .* exists, with 1 run and 0 graphs`)),
          fix: expect.stringContaining('--restore-backup'),
        },
      });
      expect(stderr).toContain('--new-database');
    }
    expect(readFileSync(backup).equals(before)).toBe(true);
    expect(existsSync(database)).toBe(what === 'empty');
  });

  test('--restore-backup restores the runs', async () => {
    await train();
    harm(database);
    const { exitCode, json, stderr } = await workplace.run(['runs', 'list', '--restore-backup', '--json']);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject([{ status: 'completed', epoch: 2 }]);
    expect(stderr).toMatch(new RegExp(`was ${what}; the backup from .* was restored`));
    expect(await runsIn(database)).toHaveLength(1);
  });

  test('--new-database creates a new one and keeps the backup under another name', async () => {
    await train();
    harm(database);
    const before = readFileSync(backup);
    const { json, stderr } = await workplace.run(['runs', 'list', '--new-database', '--json']);
    expect(json()).toEqual([]);
    const kept = stderr.match(/the backup was kept as '(.*)'/)?.[1] ?? '';
    expect(readFileSync(kept).equals(before)).toBe(true);
    await train();
    expect(readFileSync(kept).equals(before)).toBe(true);
  });
});

test('a backup of another database, or of a later state of this one, is kept and not replaced', async () => {
  await train();
  const early = workplace.path('early.sqlite');
  copyFileSync(database, early);
  await train();
  const full = readFileSync(backup);
  const other = workplace.path('other.sqlite');
  await workplace.run(['runs', '--db', other]);
  for (const replacement of [other, early]) {
    writeFileSync(backup, full);
    utimesSync(backup, 1, 1);
    copyFileSync(replacement, database);
    const { stderr } = await workplace.run(['runs', 'remove', 'none']);
    const kept = stderr.match(/it was kept as '(.*)'/)?.[1] ?? '';
    expect(readFileSync(kept).equals(full)).toBe(true);
  }
});

test('runs removed by the user are removed from the backup too', async () => {
  await train();
  const [{ id }] = await runsIn(database);
  await workplace.run(['runs', 'remove', '--erase', id]);
  rmSync(database);
  expect((await workplace.run(['runs', 'list', '--json'])).json()).toEqual([]);
  expect(readdirSync(workplace.directory).filter((name) => name.includes('.kept-'))).toEqual([]);
});

test('a log without its database is kept, not deleted', async () => {
  writeFileSync(`${database}-wal`, 'all that is left');
  const { exitCode, stderr } = await workplace.run(['runs', 'list']);
  expect(exitCode).toBe(0);
  const kept = stderr.match(/The log was kept as '(.*)'/)?.[1] ?? '';
  expect(readFileSync(kept, 'utf8')).toBe('all that is left');
});

describe('a database lost during training', () => {
  const GARBAGE = Buffer.alloc(3000, 0xff);
  /** Far more than can be trained before the output of the third is seen. */
  const EPOCHS = '5000';

  /** The parameters of an undisturbed run. */
  let undisturbed: string;
  const parametersOf = (file: string) => JSON.stringify(JSON.parse(readFileSync(file, 'utf8')).parameters);
  beforeAll(async () => {
    const elsewhere = new Workplace();
    const whole = elsewhere.path('whole.json');
    await elsewhere.run(['train', iris, '--epochs', EPOCHS, '--export', whole, '--json']);
    undisturbed = parametersOf(whole);
    elsewhere.close();
  });

  test.each([
    { what: 'was deleted', code: 'database.lost', harm: () => rmSync(database) },
    { what: 'was deleted', code: 'database.lost', harm: () => renameSync(database, `${database}.elsewhere`) },
    {
      what: 'was replaced by another file',
      code: 'database.lost',
      harm() {
        copyFileSync(backup, `${database}.new`);
        renameSync(`${database}.new`, database);
      },
    },
    { what: 'was emptied', code: 'database.lost', harm: () => truncateSync(database, 0) },
    { what: 'is damaged', code: 'database.damaged', harm: () => writeFileSync(database, GARBAGE) },
  ])('$what: the run fails with a message, and can be resumed from a file beside it', async ({ what, code, harm }) => {
    await train();
    const before = readFileSync(backup);
    const stdout = hookedOutput((line) => line.includes('"epoch":3,'), harm);
    const { exitCode } = await workplace.run(['train', iris, '--epochs', EPOCHS, '--json'], { stdout });
    expect(exitCode).toBe(1);
    const { error } = JSON.parse(stdout.text.trimEnd().split('\n').at(-1) ?? '');
    expect(error).toMatchObject({ code, message: expect.stringContaining(what) });
    const kept = String(error.message.match(/the run was kept in '(.*)'/)?.[1]);
    const run = (await runsIn(kept)).find(({ id }) => id === error.where);
    // Damage in unread pages is only found at the end of the run.
    expect(run).toMatchObject(run?.status === 'completed' ? { epoch: Number(EPOCHS) } : { status: 'failed', error: { code } });
    expect(readFileSync(backup).equals(before)).toBe(true);

    const resumed = workplace.path('resumed.json');
    if (run?.status !== 'completed') await workplace.run(['train', '--resume', error.where, '--db', kept, '--export', resumed]);
    else await workplace.run(['export', '--run', error.where, '--db', kept, '--format', 'json', '--out', resumed]);
    expect(parametersOf(resumed)).toBe(undisturbed);
  });
});
