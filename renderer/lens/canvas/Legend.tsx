import { useLens, useLensState } from '../../workbench/index.ts';
import { PassLegend } from '../values/PassLegend.tsx';
import classes from './LensCanvas.module.css';
import { useShownDirection } from './useShownDirection.ts';

/** What colors and wires of the last pass mean. */
export function Legend() {
  const lens = useLens();
  const pass = useLensState(({ answered }) => answered?.pass);
  const colors = useLensState((state) => state.choices.colors);
  const direction = useShownDirection();
  if (!pass) return null;
  return (
    <div className={classes.legend}>
      <PassLegend pass={pass} direction={direction} colors={colors} onColors={(chosen) => lens.choose({ colors: chosen })} />
    </div>
  );
}
