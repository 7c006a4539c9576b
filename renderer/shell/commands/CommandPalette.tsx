import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { t } from '../../language/index.ts';
import type { Commands } from '../../workbench/commands/index.ts';
import { useDocumentStore, useWorkbench } from '../../workbench/index.ts';
import classes from './CommandPalette.module.css';
import { takeEarlyLetters } from './openCommandPalette.ts';
import { type Opened, usePaletteActions } from './usePaletteActions.tsx';
import { usePaletteFocus } from './usePaletteFocus.ts';

/** Actions whose label starts with the query come first in their group. */
function rankActions(groups: readonly SpotlightActionGroupData[], query: string): SpotlightActionGroupData[] {
  const start = query.trim().toLowerCase();
  const rank = ({ label }: SpotlightActionData) => (label?.toLowerCase().startsWith(start) ? 0 : 1);
  return groups.map((group) => ({ ...group, actions: group.actions.toSorted((a, b) => rank(a) - rank(b)) }));
}

/** Search over commands, layers, nodes, graphs and data sets. */
export function CommandPalette({ commands }: { readonly commands: Commands<string> }) {
  const { client, notices } = useWorkbench();
  const store = useDocumentStore();
  const [opened, setOpened] = useState<Opened>({ graphs: [], examples: [], nodes: [] });
  const focus = usePaletteFocus();
  const actions = usePaletteActions(commands, opened, focus);
  const [query, setQuery] = useState('');
  const ranked = useMemo(() => rankActions(actions, query), [actions, query]);
  const takeKeyboard = useCallback(
    (search: HTMLInputElement | null) => {
      if (!search) return;
      focus.onOpen();
      search.focus({ preventScroll: true });
      setQuery(takeEarlyLetters());
    },
    [focus],
  );
  const lookUp = async () => {
    const { nodes } = store.getState().document;
    setOpened((before) => ({ ...before, nodes }));
    const [graphs, examples] = await Promise.all([client.graphs.list(), client.graphs.examples()]);
    setOpened({ nodes, graphs, examples });
  };
  return (
    <Spotlight
      lockScroll={false}
      actions={ranked}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      centered={false}
      yOffset={72}
      limit={14}
      scrollable
      maxHeight={440}
      nothingFound={t('No results')}
      searchProps={{
        placeholder: t('Search commands, layers, nodes, pages, graphs, data sets'),
        leftSection: <IconSearch size={16} />,
        'aria-label': t('Search commands'),
        ref: takeKeyboard,
      }}
      onSpotlightOpen={() => void notices.attempt(lookUp)}
      onSpotlightClose={focus.onClose}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      classNames={classes}
      attributes={{ content: { 'aria-label': t('Commands') } }}
    />
  );
}
