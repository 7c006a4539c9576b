import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { FORMATS, isReadable } from '#engine/interchange/index.ts';
import { flagOf } from '../input/formatOptions.ts';
import { makeExampleFiles } from '../testing/exampleFiles.ts';
import { Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const literal = (text: string) => text.replaceAll(/[().*]/g, '\\$&');
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

  test('the help says what each format holds, and its options', async () => {
    const { stdout } = await workplace.run(['export', '--help']);
    for (const { name, label, extension, options } of FORMATS) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +${literal(label)}, \\*\\.${literal(extension)}$`, 'm'));
      for (const option of Object.keys(options)) expect(stdout).toContain(`${flagOf(option)} <VALUE>`);
    }
  });

  test('evaluate reads every format that can be read, whatever its file is called', async () => {
    const evaluate = async (weights: string) =>
      (await workplace.run(['evaluate', iris.graph, '--weights', weights, '--json'])).json();
    const expected = await evaluate(iris.weights);
    for (const { name, verification } of FORMATS.filter(isReadable)) {
      const out = workplace.path(`weights-as-${name}`);
      const { json } = await workplace.run([
        'export',
        iris.graph,
        '--weights',
        iris.weights,
        '--format',
        name,
        '--out',
        out,
        '--json',
      ]);
      expect([verification, json()]).toMatchObject([undefined, { verification: { rows: 16, maxAbsError: 0 } }]);
      expect(await evaluate(out)).toMatchObject({ loss: (expected as { loss: number }).loss });
    }
  });
});
