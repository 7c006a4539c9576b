import { MultiSelect, Text } from '@mantine/core';
import { formatNames } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { nameChoice, nameParameter } from '../names/nameParameter.ts';
import { conditionOf, keyOf } from './condition.ts';
import type { ParameterDraft } from './parameterDraft.ts';
import classes from './Setup.module.css';
import type { TunableField } from './tunableFields.ts';

interface ConditionFieldProps {
  readonly draft: ParameterDraft;
  readonly field: TunableField;
  readonly drafts: readonly ParameterDraft[];
  readonly onChange: (draft: ParameterDraft) => void;
}

/** The choices of another parameter with which a parameter is searched; some follow from the graph. */
export function ConditionField({ draft, field, drafts, onChange }: ConditionFieldProps) {
  const parents = drafts.filter(({ address, kind }) => address !== draft.address && kind === 'choices');
  if (field.when && !draft.when) {
    const { name, in: choices } = field.when;
    return (
      <Text fz="xs" c="dimmed">
        {t('Only with {{parameter}} {{choices}}', {
          parameter: nameParameter(name),
          choices: formatNames(choices.map((choice) => nameChoice(name, choice))),
        })}
      </Text>
    );
  }
  if (parents.length === 0) return null;
  const data = parents.map(({ address, choices }) => ({
    group: nameParameter(address),
    items: choices.map((choice) => ({
      value: keyOf(address, choice),
      label: `${nameParameter(address)} = ${nameChoice(address, choice)}`,
    })),
  }));
  const name = nameParameter(draft.address);
  return (
    <MultiSelect
      className={classes.condition}
      size="xs"
      aria-label={t('{{name}}: only with', { name })}
      placeholder={draft.when ? '' : t('Only with… (default: always)')}
      data={data}
      value={draft.when?.in.map((choice) => keyOf(draft.when?.name ?? '', choice)) ?? []}
      onChange={(keys) => onChange({ ...draft, when: conditionOf(keys, draft.when) })}
      clearable
    />
  );
}
