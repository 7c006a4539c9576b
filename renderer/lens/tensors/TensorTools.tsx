import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../language/index.ts';
import type { Search } from './elements.ts';
import { readIndex } from './readIndex.ts';

interface FindBarProps {
  readonly shape: readonly number[];
  /** True if some values are not finite. */
  readonly hasBroken: boolean;
  readonly onIndex: (index: readonly number[]) => void;
  readonly onSearch: (search: Search) => void;
}

/** Goes to an element by its index, or to an extreme one. */
export function FindBar({ shape, hasBroken, onIndex, onSearch }: FindBarProps) {
  const [text, setText] = useState('');
  const index = readIndex(text, shape);
  const isWrong = text.trim() !== '' && !index;
  const largest = shape.map((length) => length - 1).join(', ');
  return (
    <Group gap={4} wrap="wrap" component="search">
      <TextInput
        size="xs"
        w={`calc(${largest.length + 9}ch + 1.25rem)`}
        value={text}
        aria-label={t('Go to index')}
        placeholder={t('Index, to {{last}}', { last: largest })}
        title={t('Index from {{first}} to {{last}}', { first: shape.map(() => 0).join(', '), last: largest })}
        error={isWrong}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && index && onIndex(index)}
        data-testid="tensor-index"
      />
      <Button variant="default" size="compact-xs" onClick={() => onSearch('largest')}>
        {t('Largest')}
      </Button>
      <Button variant="default" size="compact-xs" onClick={() => onSearch('smallest')}>
        {t('Smallest')}
      </Button>
      {hasBroken && (
        <Button variant="light" color="red" size="compact-xs" onClick={() => onSearch('nonFinite')}>
          {t('First NaN or ∞')}
        </Button>
      )}
    </Group>
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
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} disabled={to < 0 || to >= count} onClick={() => onTurn(to)}>
        <Icon size={14} stroke={1.8} />
      </ActionIcon>
    </Tooltip>
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
    <Group gap={2} wrap="nowrap">
      <TurnButton to={page - 1} count={pages} label={t('Previous page')} isBack onTurn={onPage} />
      <Text fz="xs" c="dimmed" data-testid="tensor-page">
        {t('{{page}} of {{pages}}', { page: page + 1, pages })}
      </Text>
      <TurnButton to={page + 1} count={pages} label={t('Next page')} onTurn={onPage} />
      <Text fz="xs" c="dimmed">
        {text}
      </Text>
    </Group>
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
    <Group gap={2} wrap="nowrap" data-testid="tensor-sample">
      <TurnButton to={sample - 1} count={samples} label={t('Previous sample of the batch')} isBack onTurn={onSample} />
      <Text fz="xs">{t('Sample {{sample}} of {{samples}}', { sample: sample + 1, samples })}</Text>
      <TurnButton to={sample + 1} count={samples} label={t('Next sample of the batch')} onTurn={onSample} />
    </Group>
  );
}
