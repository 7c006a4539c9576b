import { z } from 'zod';
import type { Field } from '../controls/fields/index.ts';
import type { SplitName } from '../document/index.ts';
import { later, message } from '../language/index.ts';

const schema = z.number().min(0).max(0.9);

const expected = (value: unknown) =>
  Number(value) > 0.9 ? message('a fraction of at most 0.9') : message('a fraction from 0 to 0.9, such as 0.1');

function share(help: string): Field {
  return { kind: 'float', default: 0, min: 0, max: 0.9, step: 0.05, schema, expected, help };
}

/** The validation and test splits. */
export const SHARE_FIELDS: Readonly<Record<SplitName, Field>> = {
  validation: share(later('The fraction of training samples held out, to detect overfitting after each epoch.')),
  test: share(later('The fraction of samples held out for the final test, if the data set has no test samples of its own.')),
};
