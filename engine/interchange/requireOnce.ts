import { type Message, type MessageValue, message } from '../messages/index.ts';
import { weightsError } from './weightsError.ts';

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
