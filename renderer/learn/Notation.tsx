import { t } from '../language/index.ts';
import { Tex } from '../surface/index.ts';
import classes from './Learn.module.css';
import { symbolsIn } from './symbols.ts';

/** The meaning of symbols in some formulas, for those used on all pages. */
export function Notation({ formulas }: { readonly formulas: readonly string[] }) {
  const symbols = symbolsIn(formulas);
  if (symbols.length === 0) return null;
  return (
    <dl className={classes.notation} aria-label={t('Notation')}>
      {symbols.map(({ tex, meaning }) => (
        <div key={tex}>
          <dt>
            <Tex tex={tex} />
          </dt>
          <dd>{t(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}
