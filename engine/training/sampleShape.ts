import { type Message, type MessageValue, message } from '../messages/index.ts';
import { formatShape, type Shape, sizeOf } from '../ops/index.ts';
import { describeValue } from '../text/index.ts';

/** True if a sample has the node's shape as nested lists, or the same number of values in one row. */
export function hasShape(sample: unknown, shape: Shape): boolean {
  return isNested(sample, shape) || isRow(sample, sizeOf(shape));
}

function isNested(sample: unknown, [length, ...inner]: Shape): boolean {
  if (length === undefined) return !Array.isArray(sample);
  return Array.isArray(sample) && sample.length === length && sample.every((part) => isNested(part, inner));
}

/** A scalar needs no list. */
function isRow(sample: unknown, length: number): boolean {
  if (!Array.isArray(sample)) return length === 1;
  return sample.length === length && !sample.some(Array.isArray);
}

/** A sample as messages show it: the lengths of its lists. */
export function describeSample(sample: unknown): MessageValue {
  if (!Array.isArray(sample)) return describeValue(sample);
  const count = sample.flat(Number.POSITIVE_INFINITY).length;
  const shape = formatShape(outline(sample));
  return count === 1
    ? message('{{count}} value of shape {{shape}}', { count, shape })
    : message('{{count}} values of shape {{shape}}', { count, shape });
}

/** The lengths along the first element of each level. */
function outline(sample: unknown): number[] {
  return Array.isArray(sample) ? [sample.length, ...outline(sample[0])] : [];
}

/** A hint if brackets around a sample or all samples are missing or duplicated. */
export function hintFor(samples: unknown, shape: Shape): Message | undefined {
  if (samples === undefined || samples === null) return undefined;
  if (hasShape(samples, shape)) {
    return message('Put the sample in a list of samples: {{samples}}', { samples: describeValue([samples]) });
  }
  if (!Array.isArray(samples)) return undefined;
  if (samples.every((sample) => Array.isArray(sample) && sample.every((inner) => hasShape(inner, shape)))) {
    return message('Remove a pair of brackets around the samples: {{samples}}', { samples: describeValue(samples.flat(1)) });
  }
  const size = sizeOf(shape);
  if (samples.length % size !== 0 || samples.some(Array.isArray)) return undefined;
  const rows = Array.from({ length: samples.length / size }, (_, row) => samples.slice(row * size, (row + 1) * size));
  return message('Put the values of each sample in a list: {{samples}}', { samples: describeValue(rows) });
}
