import type { Explanation } from '#app/contract/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { formatShare } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { formatFull, formatValue, readNumber } from '../tensors/index.ts';
import { AddressLink, type SymbolOf } from './AddressLink.tsx';
import classes from './Explanation.module.css';
import { orderTerms, sharesOf } from './orderTerms.ts';

interface TermListProps {
  readonly explanation: Explanation;
  readonly direction: Direction;
  readonly isExact: boolean;
  readonly symbolOf: SymbolOf;
  readonly onFollow: (address: string) => void;
}

/** The terms of a sum, the largest first, each with its share of it; or the numbers that enter a formula. */
export function TermList({ explanation, direction, isExact, symbolOf, onFollow }: TermListProps) {
  const scheme = useScheme();
  const { isSum, rest } = explanation;
  const terms = isSum ? orderTerms(explanation.terms) : explanation.terms;
  const shares = sharesOf([...terms.map(({ value }) => readNumber(value)), readNumber(rest?.value ?? 0)]);
  const largest = Math.max(...shares.map(Math.abs));
  const bar = (share: number) =>
    isSum && <ShareBar share={share} of={largest} color={toCss(divergingColor(Math.sign(share), direction, scheme))} />;
  return (
    <ol className={classes.terms} data-testid="explanation-terms">
      {terms.map((term, at) => {
        const value = readNumber(term.value);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: terms have no identity of their own
          <li key={at} className={classes.term}>
            <span className={classes.factors}>
              {term.from.length === 1 ? (
                <AddressLink address={term.from[0]} tex={term.latex} onFollow={onFollow} />
              ) : (
                <Factors latex={term.latex} from={term.from} symbolOf={symbolOf} onFollow={onFollow} />
              )}
            </span>
            <span className={classes.filledIn}>{isSum && term.from.length > 1 && <Tex tex={term.numbers} />}</span>
            <span className={classes.value} title={formatFull(value)} data-broken={!Number.isFinite(value) || undefined}>
              {formatValue(value, isExact)}
            </span>
            {bar(shares[at])}
          </li>
        );
      })}
      {rest && (
        <li className={classes.term} data-testid="explanation-rest">
          <span className={classes.rest}>{t('{{count}} more terms', { count: rest.count })}</span>
          <span className={classes.value} title={formatFull(readNumber(rest.value))}>
            {formatValue(readNumber(rest.value), isExact)}
          </span>
          {bar(shares[terms.length])}
        </li>
      )}
    </ol>
  );
}

interface FactorsProps {
  readonly latex: string;
  readonly from: readonly string[];
  readonly symbolOf: SymbolOf;
  readonly onFollow: (address: string) => void;
}

/** The factors of a term, each a link; the term itself where they have no symbols. */
function Factors({ latex, from, symbolOf, onFollow }: FactorsProps) {
  const symbols = from.map(symbolOf);
  return (
    <>
      {(from.length === 0 || symbols.includes(undefined)) && <Tex tex={latex} />}
      {from.map((address, at) => (
        <AddressLink key={address} address={address} tex={symbols[at]} onFollow={onFollow} />
      ))}
    </>
  );
}

interface ShareBarProps {
  /** Of the sum of all magnitudes, with its sign. */
  readonly share: number;
  /** The largest magnitude of a share: a whole half of the bar. */
  readonly of: number;
  readonly color: string;
}

function ShareBar({ share, of, color }: ShareBarProps) {
  const half = of > 0 ? (50 * Math.abs(share)) / of : 0;
  const label = t('{{share}} of all magnitudes', { share: formatShare(Math.abs(share)) });
  return (
    <span className={classes.bar} title={label}>
      <span style={{ left: share < 0 ? `${50 - half}%` : '50%', width: `${half}%`, background: color }} />
    </span>
  );
}
