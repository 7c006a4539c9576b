import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLazyTip } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import type { Search } from './elements.ts';
import { readIndex } from './readIndex.ts';
import classes from './TensorTools.module.css';

interface FindBarProps {
  readonly shape: readonly number[];
  /** True if some values are not finite. */
  readonly hasBroken: boolean;
  readonly onIndex: (index: readonly number[]) => void;
  readonly onSearch: (search: Search) => void;
}

/**
 * Goes to an element by its index, or to an extreme one. Its elements are plain ones: a panel has many of these bars, and they are
 * drawn anew with each step of a walk.
 */
export function FindBar({ shape, hasBroken, onIndex, onSearch }: FindBarProps) {
  const [text, setText] = useState('');
  const index = readIndex(text, shape);
  const isWrong = text.trim() !== '' && !index;
  const largest = shape.map((length) => length - 1).join(', ');
  return (
    <search className={classes.bar}>
      <input
        className={classes.index}
        style={{ width: `calc(${largest.length + 9}ch + 1.25rem)` }}
        value={text}
        aria-label={t('Go to index')}
        placeholder={t('Index, to {{last}}', { last: largest })}
        title={t('Index from {{first}} to {{last}}', { first: shape.map(() => 0).join(', '), last: largest })}
        aria-invalid={isWrong || undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && index && onIndex(index)}
        data-testid="tensor-index"
      />
      <SearchButton onClick={() => onSearch('largest')}>{t('Largest')}</SearchButton>
      <SearchButton onClick={() => onSearch('smallest')}>{t('Smallest')}</SearchButton>
      {hasBroken && (
        <SearchButton isForBroken onClick={() => onSearch('nonFinite')}>
          {t('First NaN or ∞')}
        </SearchButton>
      )}
    </search>
  );
}

interface SearchButtonProps {
  readonly isForBroken?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function SearchButton({ isForBroken, onClick, children }: SearchButtonProps) {
  return (
    <button type="button" className={classes.search} data-broken={isForBroken} onClick={onClick}>
      {children}
    </button>
  );
}

interface TurnButtonProps {
  readonly to: number;
  readonly count: number;
  readonly label: string;
  readonly isBack?: boolean;
  readonly onTurn: (to: number) => void;
}

function TurnButton({ to, count, label, isBack, onTurn }: TurnButtonProps) {
  const Icon = isBack ? IconChevronLeft : IconChevronRight;
  const { target, tip } = useLazyTip<HTMLButtonElement>(label);
  return (
    <>
      <button
        type="button"
        className={classes.turn}
        aria-label={label}
        disabled={to < 0 || to >= count}
        onClick={() => onTurn(to)}
        {...target}
      >
        <Icon size={14} stroke={1.8} />
      </button>
      {tip}
    </>
  );
}

interface PagerProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** What the page shows. */
  readonly text: string;
  readonly onPage: (page: number) => void;
}

/** Turns pages. */
export function Pager({ page, pages, text, onPage }: PagerProps) {
  return (
    <div className={classes.pager}>
      <TurnButton to={page - 1} count={pages} label={t('Previous page')} isBack onTurn={onPage} />
      <span className={classes.page} data-testid="tensor-page">
        {t('{{page}} of {{pages}}', { page: page + 1, pages })}
      </span>
      <TurnButton to={page + 1} count={pages} label={t('Next page')} onTurn={onPage} />
      <span className={classes.page}>{text}</span>
    </div>
  );
}

interface SampleChooserProps {
  /** Position in the batch, from 0. */
  readonly sample: number;
  readonly samples: number;
  readonly onSample: (sample: number) => void;
}

/** Chooses the sample of a batch. */
export function SampleChooser({ sample, samples, onSample }: SampleChooserProps) {
  return (
    <div className={classes.pager} data-testid="tensor-sample">
      <TurnButton to={sample - 1} count={samples} label={t('Previous sample of the batch')} isBack onTurn={onSample} />
      <span>{t('Sample {{sample}} of {{samples}}', { sample: sample + 1, samples })}</span>
      <TurnButton to={sample + 1} count={samples} label={t('Next sample of the batch')} onTurn={onSample} />
    </div>
  );
}
