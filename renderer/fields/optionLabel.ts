import { humanize } from '../format/index.ts';
import { say, t } from '../language/index.ts';
import type { Field } from './readText.ts';

/** An option's translated name. */
export function optionLabel({ optionLabels }: Pick<Field, 'optionLabels'>, option: string): string {
  const label = optionLabels?.[option];
  return label ? say(label) : t(humanize(option));
}
