import type { Preparation } from '../graph/index.ts';
import { type MessageValue, message } from '../messages/index.ts';
import { sizeOf } from '../ops/index.ts';
import { weightsError } from './weightsError.ts';

/**
 * Normalizations have one entry per sample or per element, and classes as many names as there are classes.
 * @throws UserError weights.malformed
 */
export function requireWholePreparation({ inputs, targets }: Preparation, where: MessageValue): void {
  for (const { name, shape, features, classes, classNames, normalization } of [...inputs, ...targets]) {
    const size = sizeOf(shape);
    const entries = [normalization?.offset, normalization?.scale].filter((list) => list !== undefined);
    const isWhole =
      entries.every(({ length }) => length === 1 || length === size) &&
      entries.every(({ length }) => length === entries[0].length) &&
      !normalization?.scale.includes(0) &&
      (features === undefined || features.length === size) &&
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
