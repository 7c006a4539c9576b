import { SegmentedControl } from '@mantine/core';
import type { LensPass } from '#app/contract/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import type { ColorScale } from '../../workbench/lens/index.ts';
import classes from './PassLegend.module.css';
import { limitsOf } from './passValues.ts';
import { WIRE_DECADES, wireWidth } from './wireWidth.ts';

interface PassLegendProps {
  readonly pass: LensPass;
  /** What wires show. */
  readonly direction: Direction;
  readonly colors: ColorScale;
  readonly onColors: (colors: ColorScale) => void;
}

/** The color scales of values and gradients, with the choice between one for all tensors and one for each, and the widths of wires. */
export function PassLegend({ pass, direction, colors, onColors }: PassLegendProps) {
  const limits = colors === 'shared' ? limitsOf(pass) : undefined;
  const hasGradients = pass.nodes.some(({ dout }) => dout);
  return (
    <div className={classes.legend} data-testid="lens-legend" data-colors={colors}>
      <Scale direction="forward" limit={limits?.forward} label={t('Values')} />
      {hasGradients && <Scale direction="backward" limit={limits?.backward} label={t('Gradients')} />}
      <SegmentedControl
        size="xs"
        className={classes.choice}
        aria-label={t('Color scale')}
        data={[
          { value: 'own', label: t('Each tensor') },
          { value: 'shared', label: t('Same for all') },
        ]}
        value={colors}
        onChange={(value) => onColors(value === 'own' ? 'own' : 'shared')}
        data-testid="lens-colors"
      />
      <Widths direction={direction} />
    </div>
  );
}

const STOPS = [-1, -0.5, 0, 0.5, 1] as const;

interface ScaleProps {
  readonly direction: Direction;
  /** Without one, each tensor has its own. */
  readonly limit: number | undefined;
  readonly label: string;
}

function Scale({ direction, limit, label }: ScaleProps) {
  const scheme = useScheme();
  const stops = STOPS.map((share) => toCss(divergingColor(share, direction, scheme))).join(', ');
  const [low, high] = limit === undefined ? ['−max', '+max'] : [formatNumber(-limit), formatNumber(limit)];
  return (
    <div className={classes.scale} data-direction={direction}>
      <strong>{label}</strong>
      <span>{low}</span>
      <i style={{ background: `linear-gradient(90deg, ${stops})` }} aria-hidden />
      <span>{high}</span>
    </div>
  );
}

function Widths({ direction }: Pick<PassLegendProps, 'direction'>) {
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
