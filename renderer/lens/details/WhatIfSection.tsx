import { Loader, Select, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { type AnsweredPass, finiteOrNot } from '../../workbench/lens/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { passSymbols } from '../explanation/index.ts';
import { type LandscapeAxis, LandscapePlot, sliderRange, WhatIfPanel } from '../whatIf/index.ts';
import classes from './Details.module.css';
import { usePredictions } from './predictions.ts';
import { secondNumbers } from './secondNumbers.ts';
import type { ChangeableNumber } from './selectedNumber.ts';
import { useElementValue } from './useElementValue.ts';
import { useLandscape } from './useLandscape.ts';

/** What if a number had another value: J, ΔJ beside its prediction by the gradient, and J along this number and another one. */
export function WhatIfSection({ number }: { readonly number: ChangeableNumber }) {
  const original = useLensState((state) => state.original);
  if (!original) return null;
  if (original.pass.loss === null) return <Text fz="sm">{t('Without a target there is no loss to change.')}</Text>;
  return <WithLoss key={number.address} number={number} original={original} />;
}

/** The J that gradients derive from. */
const lossOf = ({ pass }: AnsweredPass): number => finiteOrNot(pass.objective ?? pass.loss ?? Number.NaN);

function WithLoss({ number, original }: { readonly number: ChangeableNumber; readonly original: AnsweredPass }) {
  const lens = useLens();
  const changes = useLensState((state) => state.changes);
  const answered = useLensState((state) => state.answered);
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const { address } = number;
  const value = useElementValue(original, address);
  const gradient = useElementValue(original, number.gradient);
  const symbolOf = useMemo(() => passSymbols(original.pass), [original]);
  const predictions = usePredictions();
  if (value === undefined) return <Loader size="sm" m="md" aria-label={t('Loading the values')} />;
  const others = changes.filter((change) => change.address !== address);
  const current = changes.find((change) => change.address === address)?.value ?? value;
  const isAnswered = answered && JSON.stringify(answered.question.changes) === JSON.stringify(changes);
  const symbol = symbolOf(address) ?? '\\theta';
  return (
    <>
      <WhatIfPanel
        label={address}
        symbol={symbol}
        original={value}
        current={current}
        gradient={gradient}
        lossBefore={lossOf(original)}
        lossAfter={isAnswered ? lossOf(answered) : undefined}
        isExact={isExact}
        predictions={predictions}
        onChange={(next) => lens.change(next === value ? others : [...others, { address, value: next }])}
        onReset={() => lens.change(others)}
      />
      <Surroundings first={{ ...number, value, slope: gradient, symbol }} original={original} />
    </>
  );
}

interface Point {
  readonly address: string;
  readonly value: number;
  readonly slope: number | undefined;
  readonly symbol: string;
}

/** Positions along one axis, and along each of two. */
const COUNTS = { curve: 41, surface: 21 };

/** J along the number, or along it and a second one. */
function Surroundings({ first, original }: { readonly first: Point; readonly original: AnsweredPass }) {
  const candidates = useMemo(() => secondNumbers(original.pass, first.address), [original, first.address]);
  const [chosen, setChosen] = useState<string | null>(null);
  const second = candidates.find(({ address }) => address === chosen);
  const value = useElementValue(original, second?.address);
  const slope = useElementValue(original, second?.gradient);
  const symbolOf = useMemo(() => passSymbols(original.pass), [original]);
  const points: Point[] = [first];
  if (second && value !== undefined) {
    points.push({ address: second.address, value, slope, symbol: symbolOf(second.address) ?? '\\theta_2' });
  }
  return (
    <div className={classes.landscape}>
      <Select
        size="xs"
        label={t('J along')}
        placeholder={t('This number alone')}
        data={candidates.map(({ address }) => ({ value: address, label: t('and {{address}}', { address }) }))}
        value={chosen}
        onChange={setChosen}
        clearable
        searchable
        disabled={candidates.length === 0}
        data-testid="second-number"
      />
      {(second === undefined || points.length === 2) && <Plot key={points.length} points={points} question={original.question} />}
    </div>
  );
}

function Plot({ points, question }: { readonly points: readonly Point[]; readonly question: AnsweredPass['question'] }) {
  const lens = useLens();
  const count = points.length === 1 ? COUNTS.curve : COUNTS.surface;
  const axes: LandscapeAxis[] = points.map(({ address, value, symbol }) => {
    const [from, to] = sliderRange(value);
    return { address, symbol, from, to, count };
  });
  const { landscape, error } = useLandscape(
    question,
    axes.map(({ symbol: _, ...axis }) => axis),
  );
  if (error) {
    return (
      <Text fz="xs" c="red" role="alert">
        {sayError(error).message}
      </Text>
    );
  }
  if (!landscape) return <Loader size="sm" m="md" aria-label={t('Computing J')} />;
  const slopes = points.map(({ slope }) => slope);
  return (
    <LandscapePlot
      axes={axes}
      landscape={landscape}
      gradient={slopes.every((slope) => slope !== undefined) ? slopes : undefined}
      onPick={(values) => lens.change(points.map(({ address }, at) => ({ address, value: values[at] })))}
    />
  );
}
