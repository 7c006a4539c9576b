import { Box, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import { CATEGORIES, type Category, findLayer } from '#engine/layers/index.ts';
import { Panel } from '../controls/panel/Panel.tsx';
import { humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import { layerIcon } from '../theme/layerIcons.ts';
import { useWorkbench } from '../workbench/index.ts';
import { openPage, type PageEntry, samePage, searchPages } from '../workbench/learn/index.ts';
import { KIND_ICONS } from './kindIcons.ts';
import classes from './Learn.module.css';

/** Groups whose entries may share names with layers: the metric and the loss `mae`. */
const NAMED_BY_KIND: ReadonlySet<string> = new Set(['terms', 'metrics']);

/** All pages by group, with a search. Arrow keys move between entries. */
export function LearnList() {
  const { layout, learn } = useWorkbench();
  const [query, setQuery] = useState('');
  const groups = searchPages(query);
  const openFirst = () => {
    const first = groups[0]?.entries[0];
    if (first) learn.open(first);
  };
  const search = (
    <Box px="md" pb="xs">
      <TextInput
        aria-label={t('Search the reference')}
        placeholder={t('Search the reference')}
        data-testid="learn-search"
        leftSection={<IconSearch size={14} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setQuery('');
          if (event.key === 'Enter') openFirst();
        }}
      />
    </Box>
  );
  return (
    <Panel title={t('Learn')} side="left" onFold={() => layout.setState({ leftOpen: false })} top={search}>
      <nav aria-label={t('Pages')} onKeyDown={moveFocus}>
        {groups.map(({ name, entries }) => (
          <section key={name} className={classes.group} aria-label={t(humanize(name))}>
            <h3>{t(humanize(name))}</h3>
            {entries.map((entry) => (
              <Entry key={`${entry.kind} ${entry.type}`} entry={entry} group={name} />
            ))}
          </section>
        ))}
      </nav>
      {groups.length === 0 && (
        <Text c="dimmed" fz="sm" px="md" py="xs">
          {t('No results for “{{query}}”.', { query })}
        </Text>
      )}
    </Panel>
  );
}

function Entry({ entry, group }: { readonly entry: PageEntry; readonly group: string }) {
  const { learn } = useWorkbench();
  const isOpen = useStore(learn, (state) => samePage(openPage(state), entry));
  const layer = entry.kind === 'layer' ? findLayer(entry.type) : undefined;
  const Icon = layer ? layerIcon(layer) : KIND_ICONS[entry.kind];
  const isCategory = CATEGORIES.some((category) => category === group);
  return (
    <UnstyledButton
      className={classes.entry}
      style={isCategory ? { '--category': categoryVariable(group as Category) } : undefined}
      aria-current={isOpen ? 'page' : undefined}
      data-testid={NAMED_BY_KIND.has(group) ? `learn-${entry.kind}-${entry.type}` : `learn-${entry.type}`}
      onClick={() => learn.open(entry)}
    >
      <Icon size={16} stroke={1.75} className={classes.icon} />
      <span>{t(entry.label)}</span>
    </UnstyledButton>
  );
}

/** Moves between entries by arrow keys. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const entries = [...event.currentTarget.querySelectorAll('button')];
  const at = entries.indexOf(document.activeElement as HTMLButtonElement);
  const next = entries[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
