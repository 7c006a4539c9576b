import { SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { scrollToTop } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import type { Split } from '../choices/resultsChoices.ts';
import { Part } from '../parts/Part.tsx';
import { SampleCard } from './SampleCard.tsx';
import classes from './Samples.module.css';
import type { SampleFilter } from './sampleFilter.ts';
import { useOpenSample } from './useOpenSample.ts';
import { MOST_LISTED, useSamples } from './useSamples.ts';

interface SampleSectionProps {
  readonly run: RunSummary;
  readonly split: Split;
  readonly step: number;
  /** Of a classification. */
  readonly classNames: readonly string[] | undefined;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

const ORDERS = ['worst', 'misclassified', 'best'] as const;

/** Samples of the split: the worst, the misclassified, the best, or those of a cell of the confusion matrix. */
export function SampleSection({ run, split, step, classNames, filter, onFilter }: SampleSectionProps) {
  const { found, error } = useSamples({ runId: run.id, split, step, filter });
  const open = useOpenSample(run, { split, step });
  const labels = { worst: t('Largest loss'), misclassified: t('Misclassified'), best: t('Smallest loss') };
  const isCell = filter.class !== undefined;
  const title = isCell ? describeCell(filter, classNames) : t('Samples');
  const list = useRef<HTMLUListElement>(null);
  // The cell may be far above its samples.
  useEffect(() => {
    const section = list.current?.closest('section');
    if (section && filter.class !== undefined) scrollToTop(section);
  }, [filter]);
  return (
    <Part
      label={t('Samples')}
      title={title}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('Order of the samples')}
          data={ORDERS.filter((order) => order !== 'misclassified' || classNames).map((value) => ({
            value,
            label: labels[value],
          }))}
          value={isCell ? '' : filter.order}
          onChange={(value) => onFilter({ order: ORDERS.find((each) => each === value) ?? 'worst' })}
        />
      }
      testId="results-samples"
    >
      {error && (
        <Text fz="xs" c="var(--bw-error)" role="alert">
          {sayError(error).message}
        </Text>
      )}
      {found?.length === 0 && (
        <Text fz="xs" c="dimmed">
          {t('No such samples.')}
        </Text>
      )}
      <VisuallyHidden role="status">{isCell && title}</VisuallyHidden>
      <ul ref={list} className={classes.cards}>
        {found?.map((sample) => (
          <SampleCard key={sample.number} sample={sample} classNames={classNames} onOpen={() => open(sample.number)} />
        ))}
      </ul>
      {found?.length === MOST_LISTED && (
        <Text fz="xs" c="dimmed">
          {t('Only the first {{most}} are listed.', { most: MOST_LISTED })}
        </Text>
      )}
    </Part>
  );
}

function describeCell({ class: wanted = 0, predicted = 0 }: SampleFilter, classNames: readonly string[] = []): string {
  return t('Samples of class {{wanted}}, predicted as {{predicted}}', {
    wanted: classNames[wanted],
    predicted: classNames[predicted],
  });
}
