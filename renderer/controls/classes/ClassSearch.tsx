import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { t } from '../../language/index.ts';

interface ClassSearchProps {
  /** Tells apart the searches of a view. */
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** A part of the name of a class. */
export function ClassSearch({ label, query, onQuery }: ClassSearchProps) {
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={t('Search classes')}
      leftSection={<IconSearch size={14} />}
      rightSection={query !== '' && <CloseButton size="xs" aria-label={t('Clear the search')} onClick={() => onQuery('')} />}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
    />
  );
}
