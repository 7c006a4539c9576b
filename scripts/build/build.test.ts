import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { withLock } from './lock.ts';
import { publish, readStamp } from './publish.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

describe('the fingerprint of sources', () => {
  const take = () => fingerprint(folder, ['engine', 'package.json']);

  beforeEach(() => write({ 'engine/a.ts': '1', 'engine/deep/b.ts': '2', 'package.json': '{}' }));

  test('stays the same while nothing changes', () => {
    expect(take()).toBe(take());
  });

  test.each([
    ['a file grows', () => write({ 'engine/deep/b.ts': '22' })],
    ['a file is written again', () => utimes(join(folder, 'engine/a.ts'), 1, 1)],
    ['a file is added', () => write({ 'engine/c.ts': '3' })],
    ['a file is removed', () => rm(join(folder, 'engine/a.ts'))],
    ['the manifest goes', () => rm(join(folder, 'package.json'))],
  ])('changes when %s', async (_what, change) => {
    const before = take();
    await change();
    expect(take()).not.toBe(before);
  });

  test('does not change with tests, hidden files, or other folders', async () => {
    const before = take();
    await write({ 'engine/a.test.ts': '', 'engine/.swap': '', 'docs/a.md': '' });
    expect(take()).toBe(before);
  });
});

describe('publishing', () => {
  const dist = () => join(folder, 'dist');

  test('publishes files, and removes obsolete ones of the previous build', async () => {
    await write({ 'one/node/cli.js': 'old', 'one/node/chunk-a-12345678.js': '', 'dist/renderer/index.html': '' });
    publish(join(folder, 'one'), dist(), 'node', 'first');
    await write({ 'two/node/cli.js': 'new', 'two/node/chunk-b-12345678.js': '' });
    publish(join(folder, 'two'), dist(), 'node', 'second');

    const stamp = readStamp(dist(), 'node');
    expect(stamp?.fingerprint).toBe('second');
    expect([...(stamp?.files ?? [])].sort()).toEqual(['node/chunk-b-12345678.js', 'node/cli.js']);
    expect(await readFile(join(dist(), 'node/cli.js'), 'utf8')).toBe('new');
    await expect(readFile(join(dist(), 'node/chunk-a-12345678.js'))).rejects.toThrow('ENOENT');
    expect(await readFile(join(dist(), 'renderer/index.html'), 'utf8')).toBe('');
  });

  test('a part with a missing file counts as not built', async () => {
    await write({ 'one/node/cli.js': '' });
    publish(join(folder, 'one'), dist(), 'node', 'first');
    await rm(join(dist(), 'node/cli.js'));
    expect(readStamp(dist(), 'node')).toBeUndefined();
  });

  test('a broken stamp is ignored', async () => {
    await write({ 'dist/.stamps/node.json': '{"finger' });
    expect(readStamp(dist(), 'node')).toBeUndefined();
  });
});

describe('the lock', () => {
  const lockFile = () => join(folder, 'dist', '.lock');

  test('admits one process at a time', async () => {
    let inside = 0;
    let most = 0;
    const { promise: allHaveTried, resolve: letGoOn } = Promise.withResolvers<void>();
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await allHaveTried;
      inside -= 1;
    };
    const all = [withLock(lockFile(), work), withLock(lockFile(), work), withLock(lockFile(), work)];
    letGoOn();
    await Promise.all(all);
    expect(most).toBe(1);
  });

  test('is released after an error', async () => {
    await expect(withLock(lockFile(), () => Promise.reject(new Error('does not build')))).rejects.toThrow('does not build');
    expect(await withLock(lockFile(), async () => 'built')).toBe('built');
  });

  test('of a dead process is taken over', async () => {
    const noProcess = 2 ** 22 + 1;
    await write({ 'dist/.lock': String(noProcess) });
    expect(await withLock(lockFile(), async () => 'built')).toBe('built');
  });
});
