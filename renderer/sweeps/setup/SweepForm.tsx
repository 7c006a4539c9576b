import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Scroll, Section, ViewBar } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';
import { BudgetFields } from './BudgetFields.tsx';
import { discardDraft, keepDraft } from './drafts.ts';
import { ParameterList } from './ParameterList.tsx';
import { SearchFields } from './SearchFields.tsx';
import classes from './Setup.module.css';
import { readDraft, type SweepDraft, withoutMissing } from './sweepDraft.ts';
import { tunableFields } from './tunableFields.ts';

/** Sets up a sweep over the active graph, and starts it. */
export function SweepForm({ draft: kept }: { readonly draft: SweepDraft }) {
  const { sweeps, notices } = useWorkbench();
  const { id, store } = useActiveGraph();
  const document = useStore(store, (state) => state.document);
  const draft = useMemo(() => withoutMissing(kept, document), [kept, document]);
  const fields = useMemo(() => tunableFields(document, draft.parameters), [document, draft.parameters]);
  const { settings, problems, gridSize } = useMemo(() => readDraft(draft, fields), [draft, fields]);
  const change = (part: Partial<SweepDraft>) => keepDraft(id, { ...draft, ...part });
  const start = () =>
    void notices.attempt(async () => {
      await sweeps.start(id, document, settings);
      discardDraft(id);
    });
  return (
    <>
      <ViewBar>
        <h2>{t('New sweep')}</h2>
        <Group gap="xs">
          <Button variant="default" onClick={() => discardDraft(id)}>
            {t('Cancel')}
          </Button>
          <Button
            leftSection={<IconPlayerPlay size={14} />}
            disabled={problems.length > 0 || settings.name === ''}
            onClick={start}
            data-testid="start-sweep"
          >
            {t('Start sweep')}
          </Button>
        </Group>
      </ViewBar>
      <Scroll className={classes.form} axis="y" isSteady>
        <TextInput
          label={t('Name')}
          value={draft.name}
          maxLength={200}
          maw="26rem"
          m="0 12px 12px"
          onChange={({ currentTarget: { value } }) => change({ name: value })}
          data-testid="sweep-name"
        />
        <Section title={t('Parameters')}>
          <ParameterList
            fields={fields}
            drafts={draft.parameters}
            problems={problems}
            onChange={(parameters) => change({ parameters })}
          />
        </Section>
        <Section title={t('Search')}>
          <SearchFields draft={draft} onChange={change} />
          {draft.sampler === 'grid' && gridSize !== undefined && (
            <Text fz="xs" c="dimmed" mt="xs" data-testid="grid-size">
              {t('The grid has {{count}} combinations.', { count: gridSize })}
            </Text>
          )}
        </Section>
        <Section title={t('Budget')}>
          <BudgetFields draft={draft} onChange={change} />
        </Section>
      </Scroll>
    </>
  );
}
