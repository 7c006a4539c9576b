import { afterEach, describe, expect, test, vi } from 'vitest';
import { readPrintedAddress } from './printedAddress.ts';
import { signIn } from './signIn.ts';

afterEach(() => vi.unstubAllGlobals());

describe('a printed address', () => {
  test.each([
    'http://127.0.0.1:7410/?token=abc',
    'Backwire is at http://127.0.0.1:7410/?token=abc ',
    '127.0.0.1:7410/?token=abc',
  ])('is read from %s', (entered) => {
    const { url, token } = readPrintedAddress(entered);
    expect([url.host, token]).toEqual(['127.0.0.1:7410', 'abc']);
  });

  test.each(['', 'abc', 'http://127.0.0.1:7410/', 'http://:/?token=abc'])('is not in %s', (entered) => {
    expect(() => readPrintedAddress(entered)).toThrow(expect.objectContaining({ code: 'connection.notAnAddress' }));
  });
});

/** A page at a port, whose server answers a token with a status; without one, it is gone. */
function stubPage(port: number, status?: number) {
  const fetch = vi.fn(async () => {
    if (status === undefined) throw new TypeError('Failed to fetch');
    return { status };
  });
  vi.stubGlobal('window', { location: new URL(`http://localhost:${port}/`) });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('signing in', () => {
  test('takes the token to the server of this page, however the address names the machine', async () => {
    const fetch = stubPage(7410, 200);
    expect(await signIn('http://127.0.0.1:7410/?token=a%2Bb')).toBeUndefined();
    expect(fetch).toHaveBeenCalledExactlyOnceWith('/?token=a%2Bb', { cache: 'no-store' });
  });

  test('with another port leads there', async () => {
    const fetch = stubPage(7410);
    expect((await signIn('http://127.0.0.1:7411/?token=abc'))?.port).toBe('7411');
    expect(fetch).not.toHaveBeenCalled();
  });

  test('with the address of an earlier start, or without a server, is refused', async () => {
    stubPage(7410, 401);
    await expect(signIn('http://localhost:7410/?token=old')).rejects.toMatchObject({ code: 'connection.oldAddress' });
    stubPage(7410);
    await expect(signIn('http://localhost:7410/?token=abc')).rejects.toMatchObject({ code: 'connection.unreachable' });
  });
});
