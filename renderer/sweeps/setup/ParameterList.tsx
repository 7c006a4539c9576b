import { Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { findNode } from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import type { SpaceProblem } from '#engine/sweeps/index.ts';
import { humanize } from '../../language/format/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useActiveGraph } from '../../workbench/index.ts';
import { nameParameter } from '../names/nameParameter.ts';
import { draftOf } from './draftOf.ts';
import { ParameterRow } from './ParameterRow.tsx';
import type { ParameterDraft } from './parameterDraft.ts';
import classes from './Setup.module.css';
import type { TunableField } from './tunableFields.ts';

interface ParameterListProps {
  readonly fields: readonly TunableField[];
  readonly drafts: readonly ParameterDraft[];
  readonly problems: readonly SpaceProblem[];
  readonly onChange: (drafts: readonly ParameterDraft[]) => void;
}

/** The parameters that a sweep searches, and a field that adds one. */
export function ParameterList({ fields, drafts, problems, onChange }: ParameterListProps) {
  const groups = useGroups(fields, drafts);
  const add = (address: string | null) => {
    const field = fields.find((each) => each.address === address);
    if (field) onChange([...drafts, draftOf(field)]);
  };
  return (
    <Stack gap="xs">
      {drafts.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('Choose the settings of training and the parameters of layers that the sweep shall vary.')}
        </Text>
      )}
      <ul className={classes.parameters}>
        {drafts.map((draft, index) => {
          const field = fields.find(({ address }) => address === draft.address);
          return (
            field && (
              <ParameterRow
                key={draft.address}
                draft={draft}
                field={field}
                drafts={drafts}
                problems={problems.filter(({ parameter }) => parameter === index)}
                onChange={(changed) => onChange(drafts.with(index, changed))}
                onRemove={() => onChange(drafts.toSpliced(index, 1))}
              />
            )
          );
        })}
      </ul>
      <Select
        aria-label={t('Add parameter')}
        placeholder={t('Add parameter')}
        leftSection={<IconPlus size={14} />}
        data={groups}
        value={null}
        onChange={add}
        searchable
        maw="26rem"
        nothingFoundMessage={t('No parameter matches.')}
        data-testid="add-parameter"
      />
    </Stack>
  );
}

/** The other parameters, by the node or the group of settings that has them. */
function useGroups(fields: readonly TunableField[], drafts: readonly ParameterDraft[]) {
  const spoken = useLanguage();
  const document = useStore(useActiveGraph().store, (state) => state.document);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names depend on the language
  return useMemo(() => {
    const taken = new Set(drafts.map(({ address }) => address));
    const groups = Map.groupBy(
      fields.filter(({ address }) => !taken.has(address)),
      ({ owner }) => owner,
    );
    return [...groups].map(([owner, items]) => {
      const node = findNode(document, owner);
      const layer = node && findLayer(node.type);
      const group = node ? `${node.label ?? owner}${layer ? ` · ${t(layer.ui.label)}` : ''}` : t(humanize(owner));
      return { group, items: items.map(({ address }) => ({ value: address, label: nameParameter(address) })) };
    });
  }, [fields, drafts, document, spoken]);
}
