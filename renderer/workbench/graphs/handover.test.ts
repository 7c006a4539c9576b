import { afterEach, expect, test, vi } from 'vitest';
import { emptyGraph } from '#engine/graph/index.ts';
import { takeHandover, writeHandover } from './handover.ts';

afterEach(() => vi.unstubAllGlobals());

const unsaved = { g1: emptyGraph('Mine'), g2: emptyGraph('层') };

/** A page that was opened with a fragment, on a server with a token. */
function stubPage(hash: string, token: string) {
  const replaceState = vi.fn();
  vi.stubGlobal('window', { location: { hash, pathname: '/' }, history: { replaceState } });
  vi.stubGlobal('fetch', async (path: string) => ({ status: path === `/?token=${token}` ? 200 : 401 }));
  return replaceState;
}

test('unsaved changes arrive at the new address, which forgets them', async () => {
  const replaceState = stubPage(await writeHandover('secret', unsaved), 'secret');
  expect(await takeHandover()).toEqual(unsaved);
  expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/');
});

test('without unsaved changes, the address is as printed', async () => {
  expect(await writeHandover('secret', {})).toBe('');
  stubPage('', 'secret');
  expect(await takeHandover()).toEqual({});
});

test('changes without the token of the server, or damaged ones, are ignored', async () => {
  const hash = await writeHandover('of another site', unsaved);
  stubPage(hash, 'secret');
  expect(await takeHandover()).toEqual({});
  stubPage('#token=secret&unsaved=damaged', 'secret');
  expect(await takeHandover()).toEqual({});
});

test('changes that no address can carry are refused', async () => {
  await expect(writeHandover('secret', unsaved, 100)).rejects.toMatchObject({ code: 'handover.tooLarge' });
});
