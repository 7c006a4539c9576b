import { Box, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { CATEGORIES, LAYERS } from '#engine/layers/index.ts';
import { Panel } from '../../controls/panel/Panel.tsx';
import { humanize } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { matchesLayer } from '../layers/matchesLayer.ts';
import { Examples } from './Examples.tsx';
import classes from './Palette.module.css';
import { PaletteBlocks } from './PaletteBlocks.tsx';
import { PaletteItem } from './PaletteItem.tsx';
import { SavedBlocks } from './SavedBlocks.tsx';

/** The available layers, and example graphs. */
export function Palette() {
  const { layout } = useWorkbench();
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
        const layers = found.filter(({ ui }) => ui.category === category);
        if (layers.length === 0) return null;
        return (
          <section
            key={category}
            className={classes.category}
            aria-label={t('{{category}} layers', { category: t(humanize(category)) })}
          >
            <h3 className={classes.heading}>{t(humanize(category))}</h3>
            {layers.map((layer) => (
              <PaletteItem key={layer.type} layer={layer} />
            ))}
          </section>
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
