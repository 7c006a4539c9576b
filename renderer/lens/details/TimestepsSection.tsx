import { ActionIcon, Group, Modal, NumberInput, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowsMaximize } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { finiteOrNot } from '../../workbench/lens/index.ts';
import { useRangedNumber } from '../choices/useRangedNumber.ts';
import { quantityName, SampleChooser } from '../tensors/index.ts';
import {
  positionIn,
  type TensorElement,
  type TimestepForm,
  type TimestepRow,
  type TimestepView,
  timestepOf,
  type Unrolled,
  UnrolledTable,
  unroll,
} from '../timesteps/index.ts';
import { addressParts, elementAddress } from '../values/elementAddress.ts';
import { type LimitOf, limitOfAll, type PassNode, sizeOf } from '../values/passValues.ts';
import classes from './Details.module.css';
import { DetailTensor } from './DetailTensor.tsx';
import { useSource } from './sourceNode.ts';

interface TimestepsSectionProps {
  readonly name: string;
  readonly values: PassNode;
  readonly limitOf: LimitOf;
  /** False until the walk has reached the gradients. */
  readonly hasGradients: boolean;
}

/** More units are strips of color at first. */
const FEW_UNITS = 4;

/** A recurrent layer unrolled: its gates and states at each timestep, and their gradients. */
export function TimestepsSection({ name, values, limitOf, hasGradients }: TimestepsSectionProps) {
  const lens = useLens();
  const source = useSource(values.id);
  const selected = useLensState(({ selection }) => selection.address);
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const isShared = useLensState(({ choices }) => choices.colors === 'shared');
  const unrolled = useMemo(() => {
    const inner = hasGradients ? values.inner : values.inner.map(({ gradient: _, ...one }) => one);
    return unroll(inner, source && { value: source.out, gradient: hasGradients ? source.dout : undefined });
  }, [values, source, hasGradients]);
  const [chosen, setChosen] = useState<Partial<TimestepView>>({});
  const [isLarge, setLarge] = useState(false);
  const load = useCallback((tensor: LensTensor, from: number, count: number) => lens.load(tensor, from, count), [lens]);
  if (!unrolled) return null;
  const element = selected === undefined ? undefined : elementOf(selected);
  const found = element && positionOf(unrolled, element);
  const samples = values.out.shape[0];
  const view: TimestepView = {
    form: chosen.form ?? (unrolled.units > FEW_UNITS ? 'strips' : 'numbers'),
    unit: Math.min(chosen.unit ?? 0, unrolled.units - 1),
    sample: Math.min(chosen.sample ?? 0, samples - 1),
    timestep: chosen.timestep ?? found?.timestep,
  };
  const change = (changed: Partial<TimestepView>) => setChosen({ ...chosen, ...changed });
  const table = (
    <UnrolledTable
      unrolled={unrolled}
      view={view}
      limitOf={rowLimits(unrolled, source, isShared)}
      isShared={isShared}
      isExact={isExact}
      label={t('{{node}}: values at each timestep', { node: name })}
      selected={element}
      load={load}
      onTimestep={(timestep) => change({ timestep })}
      onSelect={({ tensor, index }) => {
        // The timestep that is lit follows the selected number; so does the unit, unless it is of the input.
        const isState = index.length === 2;
        setChosen({ ...chosen, timestep: undefined, ...(isState && { unit: index[1] }) });
        setLarge(false);
        lens.select({ ...lens.getState().selection, address: elementAddress(tensor, index) });
      }}
    />
  );
  const tools = (
    <Group gap="xs" justify="space-between" className={classes.timestepTools}>
      <SegmentedControl
        size="xs"
        value={view.form}
        onChange={(form) => change({ form: form as TimestepForm })}
        data={[
          { value: 'strips', label: t('All units') },
          { value: 'numbers', label: t('One unit') },
        ]}
        aria-label={t('Shown units')}
        data-testid="unrolled-form"
      />
      <UnitField unit={view.unit} units={unrolled.units} onUnit={(unit) => change({ unit })} />
      {samples > 1 && <SampleChooser sample={view.sample} samples={samples} onSample={(sample) => change({ sample })} />}
    </Group>
  );
  const title = t('Timesteps');
  return (
    <>
      <Section
        title={title}
        aside={
          <Tooltip label={t('Enlarge')}>
            <ActionIcon size="sm" aria-label={t('Enlarge')} onClick={() => setLarge(true)} data-testid="enlarge-unrolled">
              <IconArrowsMaximize size={14} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        }
      >
        {tools}
        {!isLarge && table}
      </Section>
      <Modal opened={isLarge} onClose={() => setLarge(false)} title={t('{{node}}: timesteps', { node: name })} size="96%">
        {tools}
        {isLarge && table}
      </Modal>
      {view.timestep !== undefined && (
        <Section title={t('Timestep {{timestep}}', { timestep: view.timestep })}>
          <OneTimestep values={values} timestep={view.timestep} limitOf={limitOf} hasGradients={hasGradients} />
        </Section>
      )}
    </>
  );
}

interface UnitFieldProps {
  readonly unit: number;
  readonly units: number;
  readonly onUnit: (unit: number) => void;
}

/** Chooses the unit whose numbers are shown. */
function UnitField({ unit, units, onUnit }: UnitFieldProps) {
  const { field } = useRangedNumber({ value: unit, from: 0, to: units - 1, onChange: onUnit });
  return (
    <NumberInput
      size="xs"
      w={72}
      aria-label={t('Unit')}
      title={t('0 to {{last}}', { last: units - 1 })}
      prefix={`${t('Unit')} `}
      {...field}
      data-testid="unrolled-unit"
    />
  );
}

function elementOf(address: string): TensorElement | undefined {
  const { node, quantity, index } = addressParts(address) ?? {};
  return node === undefined || !index ? undefined : { tensor: `${node}.${quantity}`, index };
}

const positionOf = ({ rows }: Unrolled, element: TensorElement) =>
  rows.map((row) => positionIn(row, element)).find((position) => position !== undefined);

/** The limit of each row by itself, or one for all rows of a direction; the input may be data in its own units. */
function rowLimits({ rows }: Unrolled, source: PassNode | undefined, isShared: boolean): (row: TimestepRow) => number {
  const tensorsOf = (row: TimestepRow) => row.cells.flatMap((cell) => (cell ? [cell.tensor] : []));
  // Without a gradient it is data.
  const isData = source !== undefined && source.dout === undefined;
  const limitOfInput = isData && Number.isFinite(finiteOrNot(source.out.max)) ? sizeOf(source.out) : undefined;
  return (row) => {
    if (row.isInput && row.direction === 'forward' && limitOfInput !== undefined) return limitOfInput;
    const others = rows.filter(({ direction, isInput }) => direction === row.direction && !isInput);
    return limitOfAll((isShared ? others : [row]).flatMap(tensorsOf));
  };
}

interface OneTimestepProps extends Omit<TimestepsSectionProps, 'name'> {
  readonly timestep: number;
}

/** The tensors of one timestep. */
function OneTimestep({ values, timestep, limitOf, hasGradients }: OneTimestepProps) {
  return (
    <div className={classes.tensors}>
      {values.inner
        .filter(({ name }) => timestepOf(name) === timestep)
        .map(({ name, value, gradient }) => ({ name: quantityName(name.split('@')[0]), value, gradient }))
        .map(({ name, value, gradient }) => (
          <div key={value.address} className={classes.tensors}>
            <DetailTensor tensor={value} direction="forward" name={name} label={name} limitOf={limitOf} />
            {gradient && hasGradients && (
              <DetailTensor
                tensor={gradient}
                direction="backward"
                label={t('Gradient of {{parameter}}', { parameter: name })}
                limitOf={limitOf}
              />
            )}
          </div>
        ))}
    </div>
  );
}
