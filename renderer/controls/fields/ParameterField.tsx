import { Group, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, use, useCallback, useRef } from 'react';
import { ALL_COLUMNS, type ByColumn } from '#engine/graph/index.ts';
import { humanize } from '../../language/format/index.ts';
import { later, say, t } from '../../language/index.ts';
import { termOfField } from '../terms/index.ts';
import { Explained } from './Explained.tsx';
import { useInvalidField } from './invalidFields.ts';
import { RevealContext } from './RevealContext.ts';
import { type Field, stepValue, writeText } from './readText.ts';
import { useDraft } from './useDraft.ts';

/** A selectable node, by its display name. */
export interface NodeChoice {
  readonly value: string;
  readonly label: string;
}

interface ParameterFieldProps {
  readonly name: string;
  /** Type of the declaring layer or method, since some names differ in meaning. */
  readonly of?: string | undefined;
  readonly field: Field;
  /** The document's value; undefined for the default. */
  readonly value: unknown;
  /** Undefined resets to the default. */
  readonly onChange: (value: unknown) => void;
  /** The nodes that a field may refer to. */
  readonly nodes?: readonly NodeChoice[];
  /** Names that a field of texts may hold. */
  readonly names?: readonly string[];
  /** The field lost focus: further typing is a new history entry. */
  readonly onLeave: () => void;
}

/** The control of one parameter, built from its declaration. */
export function ParameterField(props: ParameterFieldProps) {
  switch (props.field.kind) {
    case 'bool':
      return <YesNoField {...props} />;
    case 'choice':
    case 'text':
      return <ChoiceField {...props} />;
    case 'texts':
      return <TextsField {...props} />;
    case 'nodeId':
      return <NodeField {...props} />;
    case 'column':
      return <ColumnField {...props} />;
    case 'byColumn':
      return <AllColumnsField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

/** An option's translated name. */
export function optionLabel({ optionLabels }: Pick<Field, 'optionLabels'>, option: string): string {
  const label = optionLabels?.[option];
  return label ? say(label) : t(humanize(option));
}

/** What every control shows of its field: its name, and the same for screen readers and tests. */
interface Labels {
  readonly label: ReactNode;
  readonly 'aria-label': string;
  readonly 'data-testid': string;
}

/** The field with its name and help. @param children the control, with the given labels */
function Labelled(props: ParameterFieldProps & { readonly children: (labels: Labels) => ReactNode }) {
  const { name, of, field, value, onChange, children } = props;
  const isDefault = value === undefined || JSON.stringify(value) === JSON.stringify(field.default);
  const said = t(field.label ?? humanize(name));
  return (
    <Explained
      label={said}
      help={t(field.help)}
      term={termOfField(name, of)}
      onReset={isDefault ? undefined : () => onChange(undefined)}
    >
      {(label) => children({ label, 'aria-label': said, 'data-testid': `field-${name}` })}
    </Explained>
  );
}

function YesNoField(props: ParameterFieldProps) {
  const { field, value, onChange } = props;
  const isOn = typeof value === 'boolean' ? value : field.default === true;
  return (
    <Labelled {...props}>
      {({ label, ...labels }) => (
        <Group justify="space-between" wrap="nowrap">
          {label}
          <Switch {...labels} checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
        </Group>
      )}
    </Labelled>
  );
}

/** One of the columns of a table. */
function ColumnField(props: ParameterFieldProps) {
  const { value, names = [], onChange } = props;
  return (
    <Labelled {...props}>
      {(labels) => (
        <Select
          {...labels}
          data={[...names]}
          value={typeof value === 'string' && value !== '' ? value : null}
          placeholder={t('None')}
          clearable
          onChange={(name) => onChange(name ?? undefined)}
        />
      )}
    </Labelled>
  );
}

/** What holds for all columns; those of single columns are kept. */
function AllColumnsField(props: ParameterFieldProps) {
  const { field, value, onChange } = props;
  const given = byColumnOf(field, value);
  return (
    <ChoiceField
      {...props}
      field={{ ...field, default: byColumnOf(field, undefined)[ALL_COLUMNS] }}
      value={given[ALL_COLUMNS]}
      onChange={(option) => onChange({ ...given, [ALL_COLUMNS]: option ?? byColumnOf(field, undefined)[ALL_COLUMNS] })}
    />
  );
}

const byColumnOf = (field: Field, value: unknown): ByColumn => (value ?? field.default) as ByColumn;

function ChoiceField(props: ParameterFieldProps) {
  const { field, value, onChange } = props;
  const options = field.options ?? [];
  const chosen = String(value ?? field.default);
  const isKnown = options.includes(chosen);
  const isWrong = !isKnown && field.kind === 'choice';
  return (
    <Labelled {...props}>
      {(labels) => (
        <Select
          {...labels}
          data={(isKnown ? options : [chosen, ...options]).map((option) => ({
            value: option,
            label: optionLabel(field, option),
          }))}
          value={chosen}
          onChange={(option) => onChange(option ?? undefined)}
          error={!isWrong ? undefined : t('Expected one of {{options}}', { options: options.join(', ') })}
        />
      )}
    </Labelled>
  );
}

/** Texts, each of which can be taken away again. */
function TextsField(props: ParameterFieldProps) {
  const { field, value, names = [], onChange } = props;
  return (
    <Labelled {...props}>
      {(labels) => (
        <TagsInput
          {...labels}
          size="xs"
          data={[...names]}
          value={Array.isArray(value) ? value.map(String) : []}
          placeholder={Array.isArray(value) && value.length > 0 ? '' : placeholderOf(field)}
          onChange={(texts) => onChange(texts.length === 0 ? undefined : texts)}
        />
      )}
    </Labelled>
  );
}

function NodeField(props: ParameterFieldProps) {
  const { value, nodes = [], onChange } = props;
  const chosen = typeof value === 'string' ? value : null;
  const isKnown = chosen === null || nodes.some((node) => node.value === chosen);
  return (
    <Labelled {...props}>
      {(labels) => (
        <Select
          {...labels}
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

/** Meaning of an empty field. */
const PLACEHOLDERS: Partial<Record<Field['kind'], string>> = {
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

/** Numeric field kinds, which the arrow keys increment. */
const NUMBERS: ReadonlySet<Field['kind']> = new Set(['int', 'float', 'optionalInt', 'optionalFloat']);

/** The text of a value; of an empty one its meaning. */
const textInUse = (field: Field, value: unknown): string => writeText(field, value) || (placeholderOf(field) ?? '');

/** In frames: the longest that a fold takes to open. */
const OPENING = 20;

/** Focuses an input, even within closed folds. */
function useReveal() {
  const input = useRef<HTMLInputElement>(null);
  const reveal = use(RevealContext);
  const focus = useCallback(() => {
    const attempt = (frames: number) => {
      input.current?.focus();
      if (frames > 0 && document.activeElement !== input.current) requestAnimationFrame(() => attempt(frames - 1));
    };
    reveal();
    attempt(OPENING);
  }, [reveal]);
  return { input, focus };
}

function TextField(props: ParameterFieldProps) {
  const { name, field, value, onChange, onLeave } = props;
  const effective = value === undefined ? field.default : value;
  const draft = useDraft(field, effective, onChange);
  const { input, focus } = useReveal();
  useInvalidField(
    draft.isRejected && draft.problem !== undefined
      ? { label: t(field.label ?? humanize(name)), problem: draft.problem, inUse: textInUse(field, effective), focus }
      : undefined,
  );
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
      {(labels) => (
        <TextInput
          {...labels}
          ref={input}
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
