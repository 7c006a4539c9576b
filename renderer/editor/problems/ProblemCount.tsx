import { useWholeAnalysis } from '../../workbench/index.ts';
import classes from './Problems.module.css';

/** The number of problems, in the color of the worst. */
export function ProblemCount() {
  const { diagnostics } = useWholeAnalysis();
  if (diagnostics.length === 0) return null;
  const worst = diagnostics.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <span className={classes.count} data-severity={worst} data-testid="problem-count">
      {diagnostics.length}
    </span>
  );
}
