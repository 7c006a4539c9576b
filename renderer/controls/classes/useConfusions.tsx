import { Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { t } from '../../language/index.ts';
import { ClassSearch } from './ClassSearch.tsx';
import { type ConfusedPair, type Confusions, confusedPairs, findClasses, MOST_CLASSES, showConfusions } from './confusions.ts';

/** A row or column: a class, or all other classes. */
export interface ConfusionHead {
  readonly name: string;
  /** Index of the class; undefined for others. */
  readonly class: number | undefined;
}

interface SearchedConfusions {
  /** Of the rows and of the columns. */
  readonly heads: readonly ConfusionHead[];
  /** `[row][column]` */
  readonly counts: Confusions;
  /** Of few classes, the matrix says them already. */
  readonly pairs: readonly ConfusedPair[];
  /** The field to search many classes, and its outcome. */
  readonly search: ReactNode;
}

const MOST_PAIRS = 10;

/** A confusion matrix that can be read: of many classes, the most confused, or those that a search finds. */
export function useConfusions(matrix: Confusions, classNames: readonly string[]): SearchedConfusions {
  const [query, setQuery] = useState('');
  const isLarge = matrix.length > MOST_CLASSES;
  const { shown, pairs, isEmpty } = useMemo(() => {
    const found = findClasses(classNames, query);
    return {
      shown: showConfusions(matrix, found),
      pairs: isLarge ? confusedPairs(matrix, found, MOST_PAIRS) : [],
      isEmpty: found.length === 0,
    };
  }, [matrix, classNames, query, isLarge]);
  const heads: ConfusionHead[] = shown.classes.map((index) => ({ name: classNames[index], class: index }));
  if (shown.others > 0) {
    heads.push({ name: t('{{count}} other classes', { count: shown.others }), class: undefined });
  }
  const search = isLarge && (
    <>
      <ClassSearch label={t('Search the confusion matrix')} query={query} onQuery={setQuery} />
      <Text fz="xs" c="dimmed" role="status">
        {isEmpty ? t('No results for “{{query}}”.', { query }) : t('The most confused classes first.')}
      </Text>
    </>
  );
  return { heads, counts: shown.counts, pairs, search };
}
