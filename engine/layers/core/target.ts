import { message } from '../../messages/index.ts';
import { optionalInt, shape } from '../../params/index.ts';
import { defineLayer, describeShape } from '../declaration/layer.ts';

/** The target of a loss.  → out [batch, …shape]; a class index if `classes` is given. */
export const target = defineLayer({
  type: 'target',
  ui: {
    category: 'data',
    label: 'Target',
    describe: ({ shape, classes }) =>
      classes === null ? describeShape(shape) : message('{{count}} classes', { count: classes }),
  },
  documentation: {
    summary: 'Ground-truth label for a sample.',
    forward: 'y',
    backward: '\\text{no gradient flows into the data}',
  },
  params: {
    shape: shape({ default: [], help: 'The shape of one target; empty for a single number or a class index.' }),
    classes: optionalInt({ min: 2, help: 'The number of classes, if the target is a class index.' }),
  },
  inputs: {},
  inferShape: (_inputs, { shape }) => shape,
  lower: () => {
    throw new Error('target values are bound by the compiler');
  },
});
