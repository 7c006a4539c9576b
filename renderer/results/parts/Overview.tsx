import { type Fact, Facts } from '../../experiments/runs/Facts.tsx';
import classes from './Parts.module.css';

/** Names and values, in as many columns as have room. */
export function Overview({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <div className={classes.overview}>
      <Facts facts={facts} />
    </div>
  );
}
