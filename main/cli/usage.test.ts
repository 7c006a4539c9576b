import { afterAll, describe, expect, test } from 'vitest';
import { examplePath, Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const iris = examplePath('iris');

describe('wrong usage ends with exit code 2 and an explanation', () => {
  test.each([
    { args: [], says: /Usage: backwire/ },
    { args: ['fly'], says: /unknown command 'fly'/ },
    { args: ['chek', iris], says: /Did you mean check/ },
    { args: ['check'], says: /missing required argument 'GRAPH'/ },
    { args: ['check', iris, iris], says: /too many arguments/ },
    { args: ['check', iris, '--quick'], says: /unknown option '--quick'/ },
    { args: ['check', iris, '--data'], says: /'--data <SPEC>' argument missing/ },
    { args: ['train'], says: /missing required argument 'GRAPH'/ },
    { args: ['train', iris, '--epochs', '0'], says: /Expected a whole number of at least 1/ },
    { args: ['train', iris, '--epochs', '2.5'], says: /'2\.5' is invalid/ },
    { args: ['train', iris, '--batch-size', 'many'], says: /'many' is invalid/ },
    { args: ['train', iris, '--seed', '-1'], says: /Expected a whole number of at least 0/ },
    { args: ['init', iris], says: /'--export <FILE>' not specified/ },
    { args: ['runs', 'show'], says: /missing required argument 'ID'/ },
    { args: ['runs', 'fly'], says: /too many arguments/ },
    { args: ['export', iris, '--format', 'json', '--out', 'x'], says: /either --run ID, or GRAPH and --weights FILE/ },
    { args: ['export', '--run', 'x', '--format', 'onnx', '--out', 'x'], says: /Allowed choices are json/ },
    { args: ['export', '--run', 'x', '--out', 'x'], says: /'--format <F>' not specified/ },
    { args: ['serve', '--port', '70000'], says: /Expected a whole number from 0 to 65535/ },
    { args: ['evaluate', iris], says: /'--weights <FILE>' not specified/ },
    { args: ['predict', iris, '--weights', 'w.json'], says: /'--input <FILE>' not specified/ },
    {
      args: ['lens', iris, '--weights', 'w', '--input', 'x', '--target', 'y', '--mode', 'dream'],
      says: /choices are evaluate, train/,
    },
    {
      args: ['lens', iris, '--weights', 'w', '--input', 'x', '--target', 'y', '--mode', 'train'],
      says: /--mode train needs --seed/,
    },
    {
      args: ['lens', iris, '--weights', 'w', '--input', 'x', '--target', 'y', '--seed', '1'],
      says: /--seed belongs to --mode train/,
    },
    { args: ['datasets', 'inspect'], says: /missing required argument 'SPEC'/ },
  ])('backwire $args', async ({ args, says }) => {
    const { exitCode, stdout, stderr } = await workplace.run(args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
  });

  test('with --json, standard output has it as data', async () => {
    const { exitCode, json } = await workplace.run(['check', iris, '--quick', '--json']);
    expect(exitCode).toBe(2);
    const reason = "unknown option '--quick'";
    expect(json()).toEqual({ error: { code: 'cli.usage', message: reason, template: '{{reason}}', values: { reason } } });
  });
});

test.each([['--help'], ['help'], ['help', 'check'], ['check', '--help']])(
  '%s prints help on standard output',
  async (...args) => {
    const { exitCode, stdout, stderr } = await workplace.run(args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Usage: backwire/);
    expect(stderr).toBe('');
  },
);

test('--version prints the version', async () => {
  expect(await workplace.run(['--version'])).toMatchObject({ exitCode: 0, stdout: '0.0.0\n' });
});
