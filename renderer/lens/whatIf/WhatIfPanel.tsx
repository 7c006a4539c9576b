import { Button, Group, NumberInput, Slider } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { formatFull, formatValue } from '../tensors/index.ts';
import { type PredictedChange, predictChange, sliderRange } from './predictChange.ts';
import classes from './WhatIf.module.css';

interface WhatIfPanelProps {
  /** The name of the number, for screen readers. */
  readonly label: string;
  /** In TeX, such as `W^{1}_{2,1}`. */
  readonly symbol: string;
  readonly original: number;
  readonly current: number;
  /** Of the slider; default: around the original value. */
  readonly range?: readonly [low: number, high: number];
  /** ∂J by it, at its original value; absent if there is none. */
  readonly gradient?: number | undefined;
  readonly lossBefore: number;
  /** Undefined while it is computed; the last one stays then. */
  readonly lossAfter?: number | undefined;
  readonly isExact?: boolean;
  readonly predictions?: Predictions | undefined;
  readonly onChange: (value: number) => void;
  readonly onReset: () => void;
}

/** The network's output before and after the change. */
interface Predictions {
  /** Of the outputs, such as classes. */
  readonly names?: readonly string[];
  readonly before: ArrayLike<number>;
  readonly after?: ArrayLike<number> | undefined;
}

const STEPS = 400;
/** More outputs are not compared by eye. */
const SHOWN_OUTPUTS = 10;

/** What if a weight, a bias or an input had another value: J, ΔJ as it happens and as the gradient predicts it, and the prediction. */
export function WhatIfPanel(props: WhatIfPanelProps) {
  const { label, symbol, original, current, gradient, lossBefore, lossAfter, onChange, onReset } = props;
  const [low, high] = props.range ?? sliderRange(Math.max(Math.abs(original), Math.abs(current)));
  const change =
    gradient !== undefined && lossAfter !== undefined
      ? predictChange({ original, current, gradient, lossBefore, lossAfter })
      : undefined;
  return (
    <section className={classes.whatIf} data-testid="what-if">
      <Group gap="sm">
        <Tex tex={symbol} />
        <Slider
          flex={1}
          miw={140}
          min={low}
          max={high}
          step={(high - low) / STEPS}
          value={current}
          marks={[{ value: original }]}
          label={formatNumber}
          thumbLabel={label}
          onChange={(value) => onChange(Number(value.toPrecision(6)))}
        />
        <NumberInput
          w={104}
          aria-label={t('Value of {{label}}', { label })}
          value={current}
          step={(high - low) / 40}
          decimalScale={8}
          onChange={(value) => typeof value === 'number' && onChange(value)}
        />
        <Button
          variant="default"
          size="compact-sm"
          disabled={current === original}
          leftSection={<IconRotate size={13} stroke={1.8} />}
          onClick={onReset}
        >
          {t('Reset')}
        </Button>
      </Group>
      <LossTable {...props} change={change} />
      {props.predictions && <OutputTable {...props.predictions} isExact={props.isExact ?? false} />}
    </section>
  );
}

type LossTableProps = Pick<WhatIfPanelProps, 'lossBefore' | 'lossAfter' | 'symbol' | 'isExact'> & {
  readonly change: PredictedChange | undefined;
};

function LossTable({ lossBefore, lossAfter, symbol, change, isExact = false }: LossTableProps) {
  const parameter = `\\frac{\\partial J}{\\partial ${symbol}}\\,\\Delta ${symbol}`;
  const number = (value: number | undefined) => (
    <td title={value === undefined ? undefined : formatFull(value)}>{value === undefined ? '–' : formatValue(value, isExact)}</td>
  );
  return (
    <table className={classes.comparison} aria-live="polite">
      <tbody>
        <tr>
          <th scope="row">
            {t('Loss before')} <Tex tex="J" />
          </th>
          {number(lossBefore)}
        </tr>
        <tr>
          <th scope="row">
            {t('Loss after')} <Tex tex="J'" />
          </th>
          {number(lossAfter)}
        </tr>
        <tr data-kind="actual">
          <th scope="row">
            {t('Change that happens')} <Tex tex="J' - J" />
          </th>
          {number(change?.actual)}
        </tr>
        <tr data-kind="predicted">
          <th scope="row">
            {t('Change by the gradient')} <Tex tex={parameter} />
          </th>
          {number(change?.predicted)}
        </tr>
        <tr>
          <th scope="row">{t('Difference, from the curvature of J')}</th>
          {number(change?.difference)}
        </tr>
      </tbody>
    </table>
  );
}

function OutputTable({ names, before, after, isExact }: Predictions & { readonly isExact: boolean }) {
  const shown = Array.from({ length: Math.min(before.length, SHOWN_OUTPUTS) }, (_, at) => at);
  return (
    <table className={classes.outputs}>
      <caption>
        {before.length > SHOWN_OUTPUTS ? t('Prediction, first {{count}} values', { count: SHOWN_OUTPUTS }) : t('Prediction')}
      </caption>
      <thead>
        <tr>
          <td />
          {shown.map((at) => (
            <th key={at} scope="col">
              {names?.[at] ?? at}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[
          { name: t('before'), values: before },
          { name: t('after'), values: after },
        ].map(({ name, values }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {shown.map((at) => (
              <td key={at} title={values ? formatFull(values[at]) : undefined}>
                {values ? formatValue(values[at], isExact) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
