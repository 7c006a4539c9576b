import { ActionIcon, Autocomplete, Group, Stack, TagsInput, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { RUN_COLORS, type RunLabels, type RunSummary } from '#app/contract/index.ts';
import { RunDot } from '../../controls/runs/RunDot.tsx';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { COLOR_LABELS } from './colorLabels.ts';
import { experimentsOf, tagsOf } from './knownLabels.ts';

/** What people write about a run: its experiment, tags, color and note. */
export function LabelsSection({ run }: { readonly run: RunSummary }) {
  const { runs: store, notices } = useWorkbench();
  const known = useStore(store, ({ runs }) => runs);
  const label = (labels: RunLabels) => void notices.attempt(() => store.label([run.id], labels));
  return (
    <Section title={t('Labels')}>
      <Stack gap="xs" data-testid="run-labels">
        <TagsInput
          size="xs"
          label={t('Tags')}
          data={tagsOf(known)}
          maxTags={50}
          value={run.tags}
          onChange={(tags) =>
            label({
              addTags: tags.map((tag) => tag.trim().slice(0, 60)).filter((tag) => tag !== ''),
              removeTags: run.tags.filter((tag) => !tags.includes(tag)),
            })
          }
        />
        <ExperimentField run={run} known={experimentsOf(known)} onLabel={label} />
        <ColorField run={run} onLabel={label} />
        <NoteField run={run} onLabel={label} />
      </Stack>
    </Section>
  );
}

interface FieldProps {
  readonly run: RunSummary;
  readonly onLabel: (labels: RunLabels) => void;
}

function ExperimentField({ run, known, onLabel }: FieldProps & { readonly known: string[] }) {
  const [text, setText] = useState(run.experiment ?? '');
  const save = (chosen: string) => {
    const experiment = chosen.trim() || null;
    if (experiment !== run.experiment) onLabel({ experiment });
  };
  return (
    <Autocomplete
      size="xs"
      label={t('Experiment')}
      data={known}
      maxLength={200}
      value={text}
      onChange={setText}
      onOptionSubmit={save}
      onBlur={(event) => save(event.currentTarget.value)}
    />
  );
}

function ColorField({ run, onLabel }: FieldProps) {
  return (
    <Group gap={2} role="group" aria-label={t('Color')}>
      {RUN_COLORS.map((color) => (
        <ActionIcon
          key={color}
          size={22}
          variant={run.color === color ? 'default' : 'subtle'}
          aria-label={t(COLOR_LABELS[color])}
          aria-pressed={run.color === color}
          onClick={() => onLabel({ color })}
        >
          <RunDot color={color} />
        </ActionIcon>
      ))}
      <ActionIcon
        size={22}
        aria-label={t('Automatic color')}
        disabled={run.color === null}
        onClick={() => onLabel({ color: null })}
      >
        <IconX size={13} />
      </ActionIcon>
    </Group>
  );
}

/** Saved when it is left. */
function NoteField({ run, onLabel }: FieldProps) {
  return (
    <Textarea
      size="xs"
      label={t('Note')}
      autosize
      minRows={2}
      maxRows={10}
      maxLength={10_000}
      defaultValue={run.note}
      onBlur={({ currentTarget: { value } }) => value !== run.note && onLabel({ note: value })}
    />
  );
}
