import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { makeExampleFiles } from '../testing/exampleFiles.ts';
import { Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const iris = await makeExampleFiles(workplace, 'iris');

describe('init and export', () => {
  test('the same seed gives the same file', async () => {
    const run = (file: string) => workplace.run(['init', iris.graph, '--seed', '9', '--export', workplace.path(file), '--json']);
    const first = await run('a.json');
    await run('b.json');
    expect(first.json()).toEqual({
      path: workplace.path('a.json'),
      bytes: readFileSync(workplace.path('a.json')).length,
      parameters: 131,
      verification: { rows: 16, maxAbsError: 0, outputsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(readFileSync(workplace.path('a.json'))).toEqual(readFileSync(workplace.path('b.json')));
    expect(readFileSync(workplace.path('a.json'))).not.toEqual(readFileSync(iris.weights));
  });

  test("without --seed it is the graph's", async () => {
    await workplace.run(['init', iris.graph, '--export', workplace.path('default.json')]);
    expect(readFileSync(workplace.path('default.json'))).toEqual(readFileSync(iris.weights));
  });

  test('weights of a file are unchanged after a round trip through base64', async () => {
    const convert = async (from: string, encoding: string, to: string) => {
      const args = ['export', iris.graph, '--weights', from, '--format', 'json', '--encoding', encoding, '--out', to, '--json'];
      expect((await workplace.run(args)).json()).toMatchObject({ files: [{ path: to }], verification: { maxAbsError: 0 } });
    };
    await convert(iris.weights, 'base64', workplace.path('packed.json'));
    await convert(workplace.path('packed.json'), 'numbers', workplace.path('unpacked.json'));
    expect(readFileSync(workplace.path('packed.json'), 'utf8')).toContain('"base64"');
    expect(readFileSync(workplace.path('unpacked.json'))).toEqual(readFileSync(iris.weights));
  });
});
