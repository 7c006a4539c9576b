import { Group, Pagination, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '../../language/index.ts';
import { ClassSearch } from './ClassSearch.tsx';
import { findClasses, MOST_CLASSES } from './confusions.ts';

interface ClassPages {
  /** Indices of the classes of the page. */
  readonly listed: readonly number[];
  /** The field to search many classes. */
  readonly search: ReactNode;
  /** Leads to the other pages, if there are some. */
  readonly pages: ReactNode;
}

/** The classes of a table with a row for each: of many classes, a page, and those that a search finds. */
export function useClassPages(classNames: readonly string[]): ClassPages {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  if (classNames.length <= MOST_CLASSES) return { listed: classNames.map((_, index) => index), search: null, pages: null };
  const found = findClasses(classNames, query);
  const total = Math.ceil(found.length / MOST_CLASSES);
  const search = (
    <>
      <ClassSearch
        label={t('Search the table by class')}
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setPage(1);
        }}
      />
      {found.length === 0 && (
        <Text fz="xs" c="dimmed" role="status">
          {t('No results for “{{query}}”.', { query })}
        </Text>
      )}
    </>
  );
  const pages = total > 1 && (
    <Pagination.Root
      size="xs"
      total={total}
      value={page}
      onChange={setPage}
      getItemProps={(item) => ({ 'aria-label': t('Page {{page}}', { page: item }) })}
    >
      <Group gap={4} role="navigation" aria-label={t('Pages of classes')}>
        <Pagination.Previous aria-label={t('Previous page')} />
        <Pagination.Items />
        <Pagination.Next aria-label={t('Next page')} />
      </Group>
    </Pagination.Root>
  );
  return { listed: found.slice((page - 1) * MOST_CLASSES, page * MOST_CLASSES), search, pages };
}
