import { expect, test } from 'vitest';
import { shareApp } from '../support/index.ts';
import { wrongInExample } from './torchInPage.ts';
import { LONG } from './user.ts';

const open = shareApp({ reducedMotion: 'reduce' });

test.for(['iris', 'mnist-cnn'])(
  'example %s: the numbers of a sample of its data are those of PyTorch',
  LONG,
  async (id, context) => {
    const { page } = await open(context);
    expect(await wrongInExample(page, id)).toEqual([]);
  },
);
