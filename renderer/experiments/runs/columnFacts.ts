import type { RunDetails } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';

/** The columns that a run was trained on, as names with their values. @param isBuiltIn true if the names are the program's own */
export function columnFacts(preparation: RunDetails['preparation'], isBuiltIn: boolean): (readonly [string, string])[] {
  const word = (name: string) => (isBuiltIn ? t(name) : name);
  const features = preparation?.inputs.flatMap((column) => column.features ?? []) ?? [];
  const targets = preparation?.targets ?? [];
  const describeTarget = ({ name, classes }: (typeof targets)[number]) =>
    classes === undefined ? word(name) : t('{{name}} ({{count}} classes)', { name: word(name), count: classes });
  return [
    ...(features.length > 0 ? [[t('Features'), features.map(word).join(', ')] as const] : []),
    ...(targets.length > 0 ? [[t('Target'), targets.map(describeTarget).join(', ')] as const] : []),
  ];
}
