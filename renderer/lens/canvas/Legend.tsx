import { Panel } from '@xyflow/react';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { useLensState } from '../../workbench/index.ts';
import { limitsOf } from '../values/passValues.ts';
import { WIRE_DECADES, wireWidth } from '../values/wireWidth.ts';
import classes from './LensCanvas.module.css';
import { useShownDirection } from './useShownDirection.ts';

/** The color scales of values and gradients, and the widths of wires. */
export function Legend() {
  const limits = useLensState(({ answered }) => answered && limitsOf(answered.pass));
  const hasGradients = useLensState(({ answered }) => answered?.pass.nodes.some(({ dout }) => dout) ?? false);
  if (!limits) return null;
  return (
    <Panel position="top-left" className={classes.legend} data-testid="lens-legend">
      <Scale direction="forward" limit={limits.forward} label={t('Values')} />
      {hasGradients && <Scale direction="backward" limit={limits.backward} label={t('Gradients')} />}
      <Widths />
    </Panel>
  );
}

const STOPS = [-1, -0.5, 0, 0.5, 1] as const;

function Scale({ direction, limit, label }: { readonly direction: Direction; readonly limit: number; readonly label: string }) {
  const scheme = useScheme();
  const stops = STOPS.map((share) => toCss(divergingColor(share, direction, scheme))).join(', ');
  return (
    <div className={classes.scale} data-direction={direction}>
      <strong>{label}</strong>
      <span>{formatNumber(-limit)}</span>
      <i style={{ background: `linear-gradient(90deg, ${stops})` }} aria-hidden />
      <span>{formatNumber(limit)}</span>
    </div>
  );
}

function Widths() {
  const direction = useShownDirection();
  const [lowest, highest] = WIRE_DECADES.map((decade) => 10 ** decade);
  return (
    <div className={classes.scale} data-direction={direction}>
      <strong>{direction === 'forward' ? t('Wires: norm of values') : t('Wires: norm of gradients')}</strong>
      <span>{formatNumber(lowest, 1)}</span>
      <svg width={54} height={12} aria-hidden>
        <polygon
          points={`0,${6 - wireWidth(lowest) / 2} 54,${6 - wireWidth(highest) / 2} 54,${6 + wireWidth(highest) / 2} 0,${6 + wireWidth(lowest) / 2}`}
        />
      </svg>
      <span>{formatNumber(highest, 1)}</span>
    </div>
  );
}
