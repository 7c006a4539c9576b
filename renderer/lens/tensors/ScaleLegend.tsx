import { t } from '../../language/index.ts';
import { toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { formatValue } from './formatValue.ts';
import classes from './Tensors.module.css';

interface ScaleLegendProps {
  readonly direction: Direction;
  /** The value at either end. */
  readonly limit: number;
}

const STOPS = [-1, -0.5, 0, 0.5, 1];

/** The scale of signed values with the values at its ends. */
export function ScaleLegend({ direction, limit }: ScaleLegendProps) {
  const scheme = useScheme();
  const stops = STOPS.map((share) => toCss(divergingColor(share, direction, scheme)));
  const [low, high] = [formatValue(-limit), formatValue(limit)];
  return (
    <span className={classes.legend} role="img" aria-label={t('Colors from {{low}} through 0 to {{high}}', { low, high })}>
      <span>{low}</span>
      <span className={classes.scale} style={{ background: `linear-gradient(in oklab to right, ${stops.join(', ')})` }} />
      <span>+{high}</span>
    </span>
  );
}
