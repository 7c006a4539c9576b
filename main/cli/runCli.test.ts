import { afterAll, describe, expect, test } from 'vitest';
import { examplePath, Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

describe('an unexpected error', () => {
  const args = ['train', examplePath('iris')];
  const broken = {
    onInterrupt(): never {
      throw new Error('the roof\nfell in');
    },
  };

  test('is reported in two lines, with exit code 1', async () => {
    const { exitCode, stdout, stderr } = await workplace.run(args, broken);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'error: Internal error: the roof fell in\n  This is a bug in Backwire; set BACKWIRE_DEBUG=1 to see where it happened\n',
    );
  });

  test('is data with --json', async () => {
    const { json } = await workplace.run([...args, '--json'], broken);
    expect(json()).toMatchObject({ type: 'error', error: { code: 'internal', message: 'Internal error: the roof fell in' } });
  });

  test('shows its stack on request', async () => {
    const { stderr } = await workplace.run(args, { ...broken, debug: true });
    expect(stderr).toMatch(/^ {4}at .*trainToTheEnd/m);
  });
});
