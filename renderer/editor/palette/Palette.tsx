import { Box, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ExampleSummary } from '#app/contract/index.ts';
import { CATEGORIES, LAYERS } from '#engine/layers/index.ts';
import { Panel } from '../../controls/panel/Panel.tsx';
import { humanize } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { matchesLayer } from '../layers/matchesLayer.ts';
import classes from './Palette.module.css';
import { PaletteBlocks, SavedBlocks } from './PaletteBlocks.tsx';
import { PaletteItem } from './PaletteItem.tsx';
import { PaletteSection } from './PaletteSection.tsx';
import { useAddLayer } from './useAddLayer.ts';

/** The available layers, and example graphs. */
export function Palette() {
  const { layout } = useWorkbench();
  const add = useAddLayer();
  const [query, setQuery] = useState('');
  const found = LAYERS.filter((layer) => matchesLayer(layer, query));
  const search = (
    <Box px="md" pb="xs">
      <TextInput
        aria-label={t('Search layers')}
        placeholder={t('Search layers')}
        leftSection={<IconSearch size={14} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setQuery('')}
      />
    </Box>
  );
  return (
    <Panel title={t('Design')} side="left" onFold={() => layout.setState({ leftOpen: false })} top={search}>
      <PaletteBlocks query={query} />
      <SavedBlocks query={query} />
      {CATEGORIES.map((category) => {
        const title = t(humanize(category));
        return (
          <PaletteSection key={category} title={title} label={t('{{category}} layers', { category: title })}>
            {found
              .filter(({ ui }) => ui.category === category)
              .map((layer) => (
                <PaletteItem key={layer.type} layer={layer} onAdd={add} />
              ))}
          </PaletteSection>
        );
      })}
      {found.length === 0 && (
        <Text c="dimmed" fz="sm" px="md" py="xs">
          {t('No results for “{{query}}”.', { query })}
        </Text>
      )}
      {query === '' && <Examples />}
    </Panel>
  );
}

/** Trainable example graphs: a click opens a copy in a new tab. */
function Examples() {
  const { client, openGraphs, notices } = useWorkbench();
  const [examples, setExamples] = useState<readonly ExampleSummary[]>([]);
  useEffect(() => {
    void notices.attempt(async () => setExamples(await client.graphs.examples()));
  }, [client, notices]);
  if (examples.length === 0) return null;
  return (
    <section className={classes.examples} aria-label={t('Examples')}>
      <h3 className={classes.heading}>{t('Examples')}</h3>
      {examples.map(({ id, name, description }) => (
        <UnstyledButton
          key={id}
          className={classes.example}
          data-testid={`example-${id}`}
          onClick={() => notices.attempt(() => openGraphs.createFromExample(id))}
        >
          <Text fz="sm" fw={500}>
            {t(name)}
          </Text>
          <Text fz="xs" c="dimmed" lineClamp={3}>
            {t(description)}
          </Text>
        </UnstyledButton>
      ))}
    </section>
  );
}
