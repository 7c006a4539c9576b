import type { RunColor } from '#app/contract/index.ts';
import { runVariable } from '../../theme/colors.ts';
import classes from './RunDot.module.css';

/** The color of a run, in the table as in its curves. */
export function RunDot({ color }: { readonly color: RunColor }) {
  return <span className={classes.dot} style={{ background: runVariable(color) }} aria-hidden />;
}
