import { Alert, Button, Group, Loader, Switch } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Explanation } from '#app/contract/index.ts';
import { Formula } from '../../kit/surface/index.ts';
import { say, t } from '../../language/index.ts';
import type { Direction } from '../../theme/divergingScale.ts';
import { formatFull, formatValue, readNumber } from '../tensors/index.ts';
import { AddressLink, type SymbolOf } from './AddressLink.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import { copyText } from './copyText.ts';
import classes from './Explanation.module.css';
import { breakableLine, formulaLines } from './formulaLines.ts';
import { TermList } from './TermList.tsx';
import { TrailBar } from './TrailBar.tsx';
import type { Trail } from './trail.ts';

interface ExplanationPanelProps {
  /** Absent before the first answer; while the next one loads, the last one stays. */
  readonly explanation?: Explanation | undefined;
  readonly isLoading?: boolean;
  /** Why there is none, in the current language. */
  readonly error?: string | undefined;
  readonly onRetry?: () => void;
  /** Forward for z and a, backward for δ, gradients and updates. */
  readonly direction: Direction;
  readonly trail: Trail;
  /** Steps to a position of the trail. */
  readonly onStep: (at: number) => void;
  readonly onFollow: (address: string) => void;
  readonly symbolOf?: SymbolOf;
  /** Of the tensors that the number is used in; default: as for all others. */
  readonly usedSymbolOf?: SymbolOf;
  readonly isExact: boolean;
  readonly onExact: (isExact: boolean) => void;
}

const NO_SYMBOL: SymbolOf = () => undefined;

/** How one number comes about: its formula in symbols and with numbers, its terms as links, and what it is used by. */
export function ExplanationPanel(props: ExplanationPanelProps) {
  const { explanation, isLoading = false, error, onRetry, trail, onStep, isExact, onExact } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (!event.altKey || by === 0) return;
    // The browser would leave the page.
    event.preventDefault();
    event.stopPropagation();
    onStep(trail.at + by);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the links within
    <section className={classes.panel} aria-busy={isLoading} onKeyDown={onKeyDown} data-testid="explanation">
      <Group justify="space-between" gap="xs">
        <TrailBar trail={trail} symbolOf={props.symbolOf ?? NO_SYMBOL} onStep={onStep} />
        <Group gap={6} wrap="nowrap">
          <Switch
            label={t('float32')}
            title={t('Shows exact float32 values')}
            checked={isExact}
            onChange={(event) => onExact(event.currentTarget.checked)}
          />
          {explanation && <CopyMenu textOf={(format) => copyText(explanation, format, isExact)} />}
        </Group>
      </Group>
      {error !== undefined && (
        <Alert color="red" variant="light" role="alert">
          <Group justify="space-between">
            {error}
            {onRetry && (
              <Button variant="default" size="compact-xs" onClick={onRetry}>
                {t('Try again')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
      {!explanation && isLoading && <Loader size="sm" m="md" aria-label={t('Loading the formula')} />}
      {!explanation && !isLoading && error === undefined && (
        <p className={classes.hint}>{t('Select a value to see its formula.')}</p>
      )}
      {explanation && <Content {...props} explanation={explanation} />}
    </section>
  );
}

function Content(props: ExplanationPanelProps & Has) {
  const { explanation, direction, symbolOf = NO_SYMBOL, usedSymbolOf = symbolOf, onFollow, isExact } = props;
  const value = readNumber(explanation.value);
  const [shown, full] = [formatValue(value, isExact), formatFull(isExact ? Math.fround(value) : value)];
  const { terms, isSum, remarks, usedBy } = explanation;
  return (
    <>
      <div className={classes.formula} data-testid="explanation-formula">
        <Formula
          tex={formulaLines(explanation, isExact).map(breakableLine).join(' \\quad ')}
          direction={direction}
          label={explanation.of}
          canBreak
        />
      </div>
      <p className={classes.result} data-testid="explanation-value">
        <b data-broken={!Number.isFinite(value) || undefined}>{shown}</b>
        {full !== shown && <span data-selectable>{full}</span>}
      </p>
      {remarks.map((remark) => (
        <p key={say(remark)} className={classes.remark}>
          {say(remark)}
        </p>
      ))}
      {terms.length > 0 && (
        <>
          <h3 className={classes.heading}>{isSum ? t('Terms, largest first') : t('From')}</h3>
          <TermList explanation={explanation} direction={direction} isExact={isExact} symbolOf={symbolOf} onFollow={onFollow} />
        </>
      )}
      {usedBy.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('Used in')}</h3>
          <div className={classes.used} data-testid="explanation-used">
            {usedBy.map((address) => (
              <AddressLink key={address} address={address} tex={usedSymbolOf(address)} onFollow={onFollow} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

interface Has {
  readonly explanation: Explanation;
}
