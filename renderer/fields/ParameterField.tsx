import { Group, Select, Switch, TextInput } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { humanize } from '../format/index.ts';
import { later, t } from '../language/index.ts';
import { termOfField } from '../terms/index.ts';
import { Explained } from './Explained.tsx';
import { optionLabel } from './optionLabel.ts';
import { type Field, stepValue } from './readText.ts';
import { useDraft } from './useDraft.ts';

/** A node that can be chosen, by the name that people know it by. */
export interface NodeChoice {
  readonly value: string;
  readonly label: string;
}

export interface ParameterFieldProps {
  readonly name: string;
  /** The type of what declares it: some names mean something else in each. */
  readonly of?: string | undefined;
  readonly field: Field;
  /** What the document has; undefined where the default holds. */
  readonly value: unknown;
  /** Undefined asks for the default. */
  readonly onChange: (value: unknown) => void;
  /** The nodes that a field may name. */
  readonly nodes?: readonly NodeChoice[];
  /** The field is left: what is typed next is a step of its own. */
  readonly onLeave: () => void;
}

/** The control of one parameter, made from its declaration. */
export function ParameterField(props: ParameterFieldProps) {
  switch (props.field.kind) {
    case 'bool':
      return <YesNoField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'nodeId':
      return <NodeField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

/** The field with its name and what it means. @param children the control, which shows the label that it is given */
function Labelled({
  name,
  of,
  field,
  value,
  onChange,
  children,
}: ParameterFieldProps & { readonly children: (label: ReactNode) => ReactNode }) {
  const isDefault = value === undefined || JSON.stringify(value) === JSON.stringify(field.default);
  return (
    <Explained
      label={t(humanize(name))}
      help={t(field.help)}
      term={termOfField(name, of)}
      onReset={isDefault ? undefined : () => onChange(undefined)}
    >
      {children}
    </Explained>
  );
}

function YesNoField(props: ParameterFieldProps) {
  const { name, field, value, onChange } = props;
  const isOn = typeof value === 'boolean' ? value : field.default === true;
  return (
    <Labelled {...props}>
      {(label) => (
        <Group justify="space-between" wrap="nowrap">
          {label}
          <Switch
            aria-label={t(humanize(name))}
            data-testid={`field-${name}`}
            checked={isOn}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </Group>
      )}
    </Labelled>
  );
}

function ChoiceField(props: ParameterFieldProps) {
  const { name, field, value, onChange } = props;
  const options = field.options ?? [];
  const chosen = String(value ?? field.default);
  const isKnown = options.includes(chosen);
  return (
    <Labelled {...props}>
      {(label) => (
        <Select
          label={label}
          aria-label={t(humanize(name))}
          data-testid={`field-${name}`}
          data={(isKnown ? options : [chosen, ...options]).map((option) => ({
            value: option,
            label: optionLabel(field, option),
          }))}
          value={chosen}
          onChange={(option) => onChange(option ?? undefined)}
          error={isKnown ? undefined : t('Expected one of {{options}}', { options: options.join(', ') })}
        />
      )}
    </Labelled>
  );
}

function NodeField(props: ParameterFieldProps) {
  const { name, value, nodes = [], onChange } = props;
  const chosen = typeof value === 'string' ? value : null;
  const isKnown = chosen === null || nodes.some((node) => node.value === chosen);
  return (
    <Labelled {...props}>
      {(label) => (
        <Select
          label={label}
          aria-label={t(humanize(name))}
          data-testid={`field-${name}`}
          data={isKnown ? nodes : [{ value: chosen, label: chosen }, ...nodes]}
          value={chosen}
          placeholder={nodes.length > 0 ? t('none') : t('no other node of this kind')}
          clearable
          onChange={(node) => onChange(node ?? undefined)}
        />
      )}
    </Labelled>
  );
}

/** What an empty field stands for. */
const PLACEHOLDERS: Partial<Record<ParameterFieldProps['field']['kind'], string>> = {
  optionalInt: later('none'),
  optionalFloat: later('none'),
  numbers: later('none'),
  shape: later('scalar'),
};

function placeholderOf({ kind, whenEmpty }: Field): string | undefined {
  if (whenEmpty !== undefined) return t(whenEmpty);
  const placeholder = PLACEHOLDERS[kind];
  return placeholder && t(placeholder);
}

/** The kinds of field that hold one number, which the arrow keys count up and down. */
const NUMBERS: ReadonlySet<ParameterFieldProps['field']['kind']> = new Set(['int', 'float', 'optionalInt', 'optionalFloat']);

function TextField(props: ParameterFieldProps) {
  const { name, field, value, onChange, onLeave } = props;
  const effective = value === undefined ? field.default : value;
  const draft = useDraft(field, effective, onChange);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') draft.reset();
    if (event.key === 'Enter') onLeave();
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !NUMBERS.has(field.kind) || draft.problem) return;
    event.preventDefault();
    const base = typeof effective === 'number' ? effective : (field.min ?? 1);
    draft.reset();
    onChange(stepValue(field, base, event.key === 'ArrowUp' ? 1 : -1, event.shiftKey));
  };
  return (
    <Labelled {...props}>
      {(label) => (
        <TextInput
          label={label}
          aria-label={t(humanize(name))}
          data-testid={`field-${name}`}
          value={draft.text}
          placeholder={placeholderOf(field)}
          onChange={(event) => draft.type(event.currentTarget.value)}
          onBlur={() => {
            draft.leave();
            onLeave();
          }}
          onKeyDown={onKeyDown}
          error={draft.problem && t('{{problem}}. The previous value is still in use.', { problem: draft.problem })}
          inputMode={field.kind === 'int' ? 'numeric' : 'text'}
          styles={{ input: { fontFamily: 'var(--bw-mono)' } }}
          spellCheck={false}
          autoComplete="off"
        />
      )}
    </Labelled>
  );
}
