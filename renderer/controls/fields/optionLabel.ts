import { humanize } from '../../language/format/index.ts';
import { say, t } from '../../language/index.ts';
import type { Field } from './readText.ts';

/** What an option of a field is called in the language in use. */
export function optionLabel({ optionLabels }: Pick<Field, 'optionLabels'>, option: string): string {
  const label = optionLabels?.[option];
  return label ? say(label) : t(humanize(option));
}
