import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Worksheet } from '#engine/worksheet/index.ts';
import { makeExampleFiles } from '../testing/exampleFiles.ts';
import { examplePath, Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

const xor = await makeExampleFiles(workplace, 'xor', 1);
const iris = await makeExampleFiles(workplace, 'iris', 1);
const sheetOf = ({ graph, weights, inputs, targets }: typeof xor, ...args: string[]) =>
  workplace.run(['worksheet', graph, '--weights', weights, '--input', inputs, '--target', targets, ...args]);
const exercisesOf = ({ parts }: Worksheet) => parts.flatMap(({ groups }) => groups.flatMap(({ exercises }) => exercises));
const errorOf = (json: unknown) => (json as { readonly error: Record<string, unknown> }).error;

describe('worksheet', () => {
  test('prints Markdown with every number of a small network, and the solution at its end', async () => {
    const { exitCode, stdout } = await sheetOf(xor);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^# Worksheet: one training step of /);
    expect(stdout.indexOf('# Solution')).toBeGreaterThan(stdout.indexOf('## Update'));
    const sheet = (await sheetOf(xor, '--json')).json() as Worksheet;
    expect(sheet).toMatchObject({ covers: 'all', parameters: 33 });
    expect(stdout).toContain(`**${exercisesOf(sheet).length}.** $`);
  });

  test('--no-solution leaves the solution out', async () => {
    const { stdout } = await sheetOf(xor, '--no-solution');
    expect(stdout).toContain('## Update');
    expect(stdout).not.toContain('# Solution');
  });

  test('of a network with more parameters it has one path, or that of the chosen numbers', async () => {
    const largest = (await sheetOf(iris, '--json')).json() as Worksheet;
    expect(largest.covers).toBe('path');
    expect(exercisesOf(largest).length).toBeLessThan(60);
    const chosen = (await sheetOf(iris, '--path', 'hidden.out[3]', 'scores.weight[1,3]', '--json')).json() as Worksheet;
    expect(exercisesOf(chosen).map(({ of }) => of)).toEqual(
      expect.arrayContaining(['hidden.out[0,3]', 'hidden.dout[0,3]', 'scores.dweight[1,3]', 'scores.weight/new[1,3]']),
    );
  });

  test('--out writes LaTeX in Chinese, over a file that is there', async () => {
    const out = workplace.write('sheet.tex', 'old');
    const { exitCode, json } = await sheetOf(xor, '--format', 'tex', '--language', 'zh', '--out', out, '--json');
    expect(exitCode).toBe(0);
    expect(json()).toEqual({ file: out });
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('{ctexart}');
    expect(text).toContain('\\section*{前向传播}');
    expect((await sheetOf(xor, '--out', out)).stdout).toBe(`Written to ${out}\n`);
    expect(readFileSync(out, 'utf8')).toMatch(/^# Worksheet/);
  });

  test('a folder that does not exist, and an address of nothing, are refused', async () => {
    const lost = await sheetOf(xor, '--out', workplace.path('nowhere/sheet.md'), '--json');
    expect(lost.exitCode).toBe(1);
    expect(errorOf(lost.json())).toMatchObject({ code: 'file.unwritable' });
    const unknown = await sheetOf(xor, '--path', 'hiden.out[1]', '--json');
    expect(unknown.exitCode).toBe(1);
    expect(errorOf(unknown.json())).toMatchObject({
      code: 'lens.address',
      message: expect.stringContaining("Nothing has the address 'hiden.out[1]'; expected one of"),
    });
  });

  test('weights of another graph are refused', async () => {
    const { exitCode, json } = await sheetOf({ ...xor, weights: iris.weights }, '--json');
    expect(exitCode).toBe(1);
    expect(errorOf(json())).toMatchObject({
      code: expect.stringMatching(/^weights\./),
      message: expect.stringContaining('expect'),
    });
  });

  test.each([
    [['--format', 'pdf'], 'Allowed choices are md, tex'],
    [['--language', 'xx'], 'Allowed choices are'],
    [['--run', 'r'], 'GRAPH cannot be used with --run'],
  ])('%j is a usage error', async (args, expected) => {
    const { exitCode, stderr } = await sheetOf(xor, ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(expected);
  });
});

describe('worksheet of a run', () => {
  let run = '';
  beforeAll(async () => {
    const lines = (await workplace.run(['train', examplePath('xor'), '--epochs', '2', '--json'])).jsonLines();
    run = String(lines.at(-1)?.run);
  });
  const ofRun = (...args: string[]) => workplace.run(['worksheet', '--run', run, ...args]);

  test('says its step, and calculates the one after it', async () => {
    const { stdout } = await ofRun('--step', '3', '--sample', '0');
    expect(stdout).toContain(`Weights of the run ${run} after step 3`);
    expect(stdout).toContain('Update number: t = 4');
  });

  test('a step or sample that it does not have, and a run that is not there, are refused', async () => {
    const codes = await Promise.all(
      [
        ['--run', run, '--step', '99999', '--sample', '0'],
        ['--run', run, '--sample', '99999'],
        ['--run', 'nobody', '--sample', '0'],
      ].map(async (args) => {
        const { exitCode, json } = await workplace.run(['worksheet', ...args, '--json']);
        return [exitCode, errorOf(json()).code];
      }),
    );
    expect(codes).toEqual([
      [1, 'replay.stepRange'],
      [1, 'cli.sampleRange'],
      [1, 'run.notFound'],
    ]);
    expect((await ofRun()).stderr).toContain('--run needs --sample I');
  });
});
