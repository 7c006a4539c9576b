import type { Preparation } from '../graph/index.ts';
import { type Message, type MessageValue, message } from '../messages/index.ts';
import { sizeOf } from '../ops/index.ts';
import { describeIssue, describePath, type z } from '../text/index.ts';
import { weightsError } from './weightsError.ts';

/**
 * Parses data of a file by a schema.
 * @param where name of the file in messages
 * @throws UserError weights.malformed
 */
export function checkSchema<T>(schema: z.ZodType<T>, data: unknown, where: MessageValue): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const [path, problem] = [describePath(issue.path), describeIssue(issue, data)];
  throw weightsError('weights.malformed', message('{{where}}: {{path}}: {{problem}}', { where, path, problem }), {
    where: message('{{where}}, {{path}}', { where, path }),
    expected: problem,
  });
}

type Twice = (values: { readonly where: MessageValue; readonly name: string }) => Message;

export const PARAMETER: Twice = (values) => message("{{where}}: expected the parameter '{{name}}' once, found it twice", values);
export const OPTIMIZER_SLOT: Twice = (values) =>
  message("{{where}}: expected the optimizer slot '{{name}}' once, found it twice", values);

/** Two parameters of one name are ambiguous. */
export function requireOnce(named: readonly { readonly name: string }[], describe: Twice, where: MessageValue): void {
  const names = new Set<string>();
  for (const { name } of named) {
    if (names.has(name)) {
      throw weightsError('weights.duplicate', describe({ where, name }), {
        where: message('{{where}}, {{path}}', { where, path: name }),
        expected: message("'{{name}}' once", { name }),
        received: message('twice'),
        fix: message('Remove one of them'),
      });
    }
    names.add(name);
  }
}

/**
 * Normalizations have one entry per sample or per element, and classes as many names as there are classes.
 * @throws UserError weights.malformed
 */
export function requireWholePreparation({ inputs, targets }: Preparation, where: MessageValue): void {
  for (const { name, shape, features, window, classes, classNames, normalization } of [...inputs, ...targets]) {
    const size = sizeOf(shape);
    const entries = [normalization?.offset, normalization?.scale].filter((list) => list !== undefined);
    const isWhole =
      entries.every(({ length }) => length === 1 || length === size) &&
      entries.every(({ length }) => length === entries[0].length) &&
      !normalization?.scale.includes(0) &&
      (features === undefined || features.length * (window?.rows ?? 1) === size) &&
      (classNames === undefined || classNames.length === classes);
    if (isWhole) continue;
    const expected = message('one entry for each of {{size}} values, or one for all, and a name for each class', { size });
    const values = { where, name, expected };
    const text = message("{{where}}: the preparation of '{{name}}' is damaged: expected {{expected}}", values);
    throw weightsError('weights.malformed', text, {
      where: message("{{where}}, preparation of '{{name}}'", { where, name }),
      expected,
    });
  }
}
