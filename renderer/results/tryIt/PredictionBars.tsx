import { Text } from '@mantine/core';
import type { SamplePrediction } from '#app/contract/index.ts';
import { formatNumber, formatShare } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { likeliest } from './likeliest.ts';
import classes from './Prediction.module.css';

/** Probabilities as bars, the likeliest marked; values as numbers in the units of the target. */
export function PredictionBars({ prediction }: { readonly prediction: SamplePrediction }) {
  const { target, kind, names, values, class: predicted } = prediction;
  const shown = likeliest(prediction);
  return (
    <div className={classes.prediction}>
      {predicted !== undefined && (
        <Text fz="sm" fw={600}>
          {t('{{target}}: {{class}}', { target, class: names[predicted] })}
        </Text>
      )}
      <dl className={classes.bars} data-kind={kind}>
        {shown.map(({ name, value, index }) => (
          <div key={index} data-chosen={(kind === 'probabilities' && index === predicted) || undefined}>
            <dt title={name}>{name}</dt>
            {kind === 'probabilities' && <meter min={0} max={1} value={value} aria-hidden />}
            <dd>{kind === 'probabilities' ? formatShare(value) : formatNumber(value, 4)}</dd>
          </div>
        ))}
      </dl>
      {shown.length < values.length && (
        <Text fz="xs" c="dimmed">
          {t('{{count}} more', { count: values.length - shown.length })}
        </Text>
      )}
    </div>
  );
}
