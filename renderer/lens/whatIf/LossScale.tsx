import { Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { toCss } from '../../theme/colors.ts';
import { divergingColor } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import classes from './WhatIf.module.css';

interface LossScaleProps {
  readonly low: number;
  readonly high: number;
  /** The share of the scale of forward values that the highest J has. */
  readonly strongest: number;
}

/** The colors of a map of J, with the values at their ends. */
export function LossScale({ low, high, strongest }: LossScaleProps) {
  const scheme = useScheme();
  const stops = [0, 0.5, 1].map((share) => toCss(divergingColor(strongest * share, 'forward', scheme)));
  const [lowest, highest] = [formatNumber(low), formatNumber(high)];
  return (
    <div
      className={classes.lossScale}
      role="img"
      aria-label={t('Colors from J = {{low}} to J = {{high}}', { low: lowest, high: highest })}
      data-testid="loss-scale"
    >
      <Tex tex="J" />
      <span>{lowest}</span>
      <i style={{ background: `linear-gradient(in oklab to right, ${stops.join(', ')})` }} />
      <span>{highest}</span>
    </div>
  );
}
