import { NumberInput, Select, Switch, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { LensSubject } from '#app/contract/index.ts';
import { layerOf } from '#engine/graph/index.ts';
import { readRow } from '../../controls/fields/index.ts';
import { nodeName } from '../../drawing/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import classes from './Choices.module.css';
import { type DataPort, elementName, elementsOf, MOST_TYPED, middleOf } from './samplePorts.ts';

/** The typed sample that is shown, or a first one in the middle of the data. */
export function useTyped({ inputs, targets }: LensSubject) {
  const lens = useLens();
  const samples = useLensState(({ choices }) => choices.samples);
  const typed = samples?.kind === 'typed' ? samples : undefined;
  const valuesOf = (port: DataPort, known: Readonly<Record<string, readonly number[]>> | undefined) => {
    const values = known?.[port.node];
    return values?.length === elementsOf(port) ? values : middleOf(port);
  };
  const collect = (ports: readonly DataPort[], known: Readonly<Record<string, readonly number[]>> | undefined) =>
    Object.fromEntries(ports.map((port) => [port.node, [...valuesOf(port, known)]]));
  const present = { inputs: collect(inputs, typed?.inputs), targets: collect(targets, typed?.targets) };
  const hasTarget = targets.length > 0 && (typed === undefined || typed.targets !== undefined);
  const show = (change: Partial<typeof present>, withTarget = hasTarget) => {
    const { targets: answers, ...rest } = { ...present, ...change };
    lens.choose({ samples: { kind: 'typed', ...rest, ...(withTarget && { targets: answers }) } });
  };
  return { present, hasTarget, show, isShown: typed !== undefined };
}

/** A field for each element of the inputs and targets, in the units of the data. */
export function TypedSample({ subject }: { readonly subject: LensSubject }) {
  const { present, show } = useTyped(subject);
  return (
    <>
      {subject.inputs.map((port) => (
        <PortFields
          key={port.node}
          port={port}
          values={present.inputs[port.node]}
          onChange={(values) => show({ inputs: { ...present.inputs, [port.node]: values } })}
        />
      ))}
      <TargetFields subject={subject} />
    </>
  );
}

/** The expected answer of a typed or drawn sample; without one there is no loss. */
export function TargetFields({ subject }: { readonly subject: LensSubject }) {
  const { present, hasTarget, show } = useTyped(subject);
  if (subject.targets.length === 0) return null;
  return (
    <>
      <Switch
        label={t('With a target')}
        checked={hasTarget}
        onChange={(event) => show({}, event.currentTarget.checked)}
        data-testid="lens-has-target"
      />
      {hasTarget &&
        subject.targets.map((port) => (
          <PortFields
            key={port.node}
            port={port}
            values={present.targets[port.node]}
            onChange={(values) => show({ targets: { ...present.targets, [port.node]: values } }, true)}
          />
        ))}
    </>
  );
}

interface PortFieldsProps {
  readonly port: DataPort;
  readonly values: readonly number[];
  readonly onChange: (values: number[]) => void;
}

function PortFields({ port, values, onChange }: PortFieldsProps) {
  const { node, classNames } = port;
  const name = usePortName(node);
  if (classNames && values.length === 1) {
    return (
      <Select
        label={name}
        data={classNames.map((name, index) => ({ value: String(index), label: name }))}
        value={String(values[0])}
        onChange={(value) => value !== null && onChange([Number(value)])}
        data-testid={`typed-${node}`}
      />
    );
  }
  return (
    <fieldset className={classes.fields} data-testid={`typed-${node}`}>
      <legend>{name}</legend>
      {values.length <= MOST_TYPED && (
        <Scroll className={classes.scroll} axis="y" tabIndex={-1} isSteady>
          <div className={classes.elements}>
            {values.map((value, at) => (
              <NumberInput
                // biome-ignore lint/suspicious/noArrayIndexKey: elements are identified by index
                key={at}
                label={<span title={elementName(port, at)}>{elementName(port, at)}</span>}
                classNames={{ label: classes.elementName }}
                value={value}
                step={stepOf(port)}
                onChange={(next) => typeof next === 'number' && onChange(values.map((old, index) => (index === at ? next : old)))}
              />
            ))}
          </div>
        </Scroll>
      )}
      <RowField count={values.length} onRow={onChange} />
    </fieldset>
  );
}

/** The name of the node that takes the values. */
function usePortName(id: string): string {
  const document = useLensState(({ subject }) => subject?.document);
  return useMemo(() => {
    const node = document?.nodes.find((each) => each.id === id);
    return document && node ? nodeName(node, layerOf(document, node)) : id;
  }, [document, id]);
}

/** A hundredth of the data's range, rounded to a power of ten. */
function stepOf({ range }: DataPort): number {
  const [low, high] = range ?? [0, 10];
  return high > low ? 10 ** Math.floor(Math.log10((high - low) / 20)) : 1;
}

/** All numbers at once, pasted from a table. */
function RowField({ count, onRow }: { readonly count: number; readonly onRow: (values: number[]) => void }) {
  const [text, setText] = useState('');
  const row = readRow(text);
  const problem =
    text.trim() === '' || row?.length === count
      ? undefined
      : row
        ? t('expected {{count}} numbers, got {{found}}', { count, found: row.length })
        : t('expected numbers, separated by commas or spaces');
  return (
    <>
      <Textarea
        size="xs"
        rows={1}
        label={t('Paste a row')}
        placeholder={t('{{count}} numbers', { count })}
        value={text}
        error={problem}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          const read = readRow(next);
          if (read?.length === count) onRow(read);
        }}
      />
      {count > MOST_TYPED && (
        <Text fz="xs" c="dimmed">
          {t('{{count}} numbers are too many to type one by one.', { count })}
        </Text>
      )}
    </>
  );
}
