import { type RunLabels, runLabels } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';
import { runError } from './errors.ts';

/** Labels without spaces around them. @throws UserError run.badLabel */
export function readLabels(labels: RunLabels): RunLabels {
  const read = runLabels.safeParse(labels);
  if (read.success) return read.data;
  const [label, index] = read.error.issues[0].path;
  const value = new Map<PropertyKey, unknown>(Object.entries(labels)).get(label);
  const received = Array.isArray(value) ? value[Number(index)] : value;
  throw runError('run.badLabel', message("A run cannot get the label '{{received}}'", { received: String(received) }), {
    where: String(label),
    expected: message('a tag of 1 to 60 characters, an experiment of 1 to 200, a note of at most 10,000'),
    received: String(received),
    fix: message('Shorten it, or write something in place of spaces'),
  });
}
