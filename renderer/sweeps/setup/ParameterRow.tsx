import { ActionIcon, Group, MultiSelect, SegmentedControl, Switch, TagsInput, Text, TextInput, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { SpaceProblem } from '#engine/sweeps/index.ts';
import { Explained, optionLabel } from '../../controls/fields/index.ts';
import { termOfField } from '../../controls/terms/index.ts';
import { say, t } from '../../language/index.ts';
import { nameParameter } from '../names/nameParameter.ts';
import { ConditionField } from './ConditionField.tsx';
import type { ParameterDraft } from './parameterDraft.ts';
import classes from './Setup.module.css';
import { isNumeric, type TunableField } from './tunableFields.ts';

interface ParameterRowProps {
  readonly draft: ParameterDraft;
  readonly field: TunableField;
  /** All parameters of the sweep, on which this one may depend. */
  readonly drafts: readonly ParameterDraft[];
  readonly problems: readonly SpaceProblem[];
  readonly onChange: (draft: ParameterDraft) => void;
  readonly onRemove: () => void;
}

/** A parameter of a sweep: its range or its choices, and when it is searched. */
export function ParameterRow(props: ParameterRowProps) {
  const { draft, field, drafts, problems, onChange, onRemove } = props;
  const name = nameParameter(draft.address);
  return (
    <li className={classes.parameter} data-testid={`parameter-${draft.address}`}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Explained label={name} help={t(field.field.help)} term={termOfField(field.name)}>
          {(label) => <span className={classes.name}>{label}</span>}
        </Explained>
        <Group gap="xs" wrap="nowrap">
          {isNumeric(field) && (
            <SegmentedControl
              size="xs"
              aria-label={t('{{name}}: kind of values', { name })}
              data={[
                { value: 'range', label: t('Range') },
                { value: 'choices', label: t('Choices') },
              ]}
              value={draft.kind}
              onChange={(kind) => onChange({ ...draft, kind })}
            />
          )}
          <Tooltip label={t('Remove')}>
            <ActionIcon aria-label={t('Remove {{name}}', { name })} onClick={onRemove}>
              <IconX size={14} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <Group gap="sm">
        {draft.kind === 'range' ? <RangeFields {...props} name={name} /> : <ChoicesField {...props} name={name} />}
        <ConditionField draft={draft} field={field} drafts={drafts} onChange={onChange} />
      </Group>
      {problems.map(({ error }) => (
        <Text key={error.message} fz="xs" c="var(--bw-error)" role="alert">
          {say(error)}
        </Text>
      ))}
    </li>
  );
}

interface ValuesProps extends ParameterRowProps {
  readonly name: string;
}

function RangeFields({ draft, name, problems, onChange }: ValuesProps) {
  const end = (which: 'low' | 'high', label: string) => (
    <TextInput
      className={classes.end}
      aria-label={`${name}: ${label}`}
      leftSection={<span className={classes.endLabel}>{label}</span>}
      leftSectionWidth="3rem"
      value={draft[which]}
      error={problems.some(({ field }) => field === which)}
      onChange={({ currentTarget: { value } }) => onChange({ ...draft, [which]: value })}
      styles={{ input: { fontFamily: 'var(--bw-mono)' } }}
      spellCheck={false}
      autoComplete="off"
      data-testid={`${which}-${draft.address}`}
    />
  );
  return (
    <>
      {end('low', t('from'))}
      {end('high', t('to'))}
      <Switch
        label={t('Log scale')}
        checked={draft.isLog}
        onChange={({ currentTarget: { checked } }) => onChange({ ...draft, isLog: checked })}
      />
    </>
  );
}

/** Options of the field, or any numbers and sizes. */
function ChoicesField({ draft, field: { field }, name, onChange }: ValuesProps) {
  const label = t('{{name}}: choices', { name });
  const common = {
    className: classes.choices,
    size: 'xs',
    'aria-label': label,
    value: [...draft.choices],
    onChange: (choices: string[]) => onChange({ ...draft, choices }),
    'data-testid': `choices-${draft.address}`,
  };
  if (field.kind === 'bool') {
    const data = [
      { value: 'false', label: t('Off') },
      { value: 'true', label: t('On') },
    ];
    return <MultiSelect {...common} data={data} />;
  }
  if (!field.options) return <TagsInput {...common} placeholder={t('Type a value and press Enter')} splitChars={[',', ' ']} />;
  const data = field.options.map((option) => ({ value: option, label: optionLabel(field, option) }));
  return <MultiSelect {...common} data={data} searchable />;
}
