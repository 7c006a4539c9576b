import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchLicenses, searchLicenses } from './LicenseList.tsx';

const of = (name: string, license: string) => ({ name, version: '1.0.0', license, text: 'text' });

test('licenses are found by name and by kind', () => {
  const all = [of('react', 'MIT'), of('@fontsource-variable/inter', 'OFL-1.1'), of('d3-color', 'ISC')];
  const names = (query: string) => searchLicenses(all, query).map(({ name }) => name);
  expect(names('')).toEqual(['react', '@fontsource-variable/inter', 'd3-color']);
  expect(names(' Inter ')).toEqual(['@fontsource-variable/inter']);
  expect(names('mit')).toEqual(['react']);
  expect(names('nobody')).toEqual([]);
});

test('the window fetches the list from its origin, and accepts no other response', async () => {
  const answer = vi.fn(async () => Response.json([of('react', 'MIT')]));
  vi.stubGlobal('fetch', answer);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(await fetchLicenses()).toEqual([of('react', 'MIT')]);
  expect(answer).toHaveBeenCalledExactlyOnceWith('./licenses.json');
  answer.mockResolvedValueOnce(Response.json({}));
  await expect(fetchLicenses()).rejects.toThrow();
  answer.mockResolvedValueOnce(new Response(null, { status: 404 }));
  await expect(fetchLicenses()).rejects.toThrow('404');
});
