import { Button, Group, Loader, NumberInput, Select, Stack, Table, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { RunSize, RunStorage, Thinning } from '#app/contract/index.ts';
import { MONITORS, nameMonitor } from '#engine/graph/index.ts';
import { formatBytes, formatCount } from '../../language/format/index.ts';
import { message, say, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

/** More rows are read in the table of runs. */
const MOST_RUNS = 12;

/** What runs take in the database, and how to free some of it. */
export function StorageSettings() {
  const { reader, client, runs, notices } = useWorkbench();
  const [thinning, setThinning] = useState<Thinning>({ last: 1, best: 'validationLoss' });
  const [storage, setStorage] = useState<RunStorage>();
  const read = useCallback(
    () => notices.attempt(async () => setStorage(await reader.storage.read(thinning))),
    [reader, notices, thinning],
  );
  useEffect(() => void read(), [read]);
  if (!storage) return <Loader size="sm" m="auto" aria-label={t('Reading the sizes…')} />;
  const present = storage.runs.filter(({ isRemoved }) => !isRemoved);
  const removed = storage.runs.filter(({ isRemoved }) => isRemoved);
  const thin = (chosen: readonly RunSize[]) =>
    void notices.attempt(async () => {
      const { freedBytes } = await client.storage.thin({ runIds: chosen.map(({ id }) => id), thinning });
      notices.done(message('Freed {{size}}', { size: formatBytes(freedBytes) }));
      await Promise.all([read(), runs.refresh()]);
    });
  const superfluous = present.filter((run) => run.superfluous > 0);
  return (
    <Stack gap="sm" data-testid="storage">
      <Text fz="sm">
        {t('The database has {{size}}. Removed runs take {{removed}} of it until they are deleted.', {
          size: formatBytes(storage.databaseBytes),
          removed: formatBytes(sumOf(removed, bytesOf)),
        })}
      </Text>
      <ThinningChoice thinning={thinning} onChange={setThinning} />
      <Group justify="space-between" wrap="nowrap">
        <Text fz="xs" c="dimmed">
          {t(
            'Every step can still be rebuilt from the checkpoint before it, as long as its data is unchanged; that takes longer.',
          )}
        </Text>
        <Button
          size="compact-sm"
          flex="none"
          disabled={superfluous.length === 0}
          onClick={() => thin(superfluous)}
          data-testid="thin-all"
        >
          {t('Free {{size}}', { size: formatBytes(sumOf(superfluous, (run) => run.superfluousBytes)) })}
        </Button>
      </Group>
      <LargestRuns runs={present.slice(0, MOST_RUNS)} onThin={(run) => thin([run])} />
    </Stack>
  );
}

interface ThinningChoiceProps {
  readonly thinning: Thinning;
  readonly onChange: (thinning: Thinning) => void;
}

/** The checkpoints that stay. */
function ThinningChoice({ thinning, onChange }: ThinningChoiceProps) {
  return (
    <Group gap="sm" align="flex-end">
      <NumberInput
        size="xs"
        w="9rem"
        label={t('Last checkpoints to keep')}
        min={1}
        max={100}
        allowDecimal={false}
        clampBehavior="strict"
        value={thinning.last}
        onChange={(last) => typeof last === 'number' && onChange({ ...thinning, last })}
      />
      <Select
        size="xs"
        label={t('And the best by')}
        allowDeselect={false}
        data={MONITORS.map((monitor) => ({ value: monitor, label: say(nameMonitor(monitor)) }))}
        value={thinning.best}
        onChange={(best) => onChange({ ...thinning, best: MONITORS.find((monitor) => monitor === best) ?? thinning.best })}
      />
    </Group>
  );
}

interface LargestRunsProps {
  readonly runs: readonly RunSize[];
  readonly onThin: (run: RunSize) => void;
}

function LargestRuns({ runs, onThin }: LargestRunsProps) {
  if (runs.length === 0) return null;
  return (
    <Table fz="xs" verticalSpacing={3} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Largest runs')}</Table.Th>
          <Table.Th ta="right">{t('Checkpoints')}</Table.Th>
          <Table.Th ta="right">{t('Histories')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {runs.map((run) => (
          <Table.Tr key={run.id} data-testid="stored-run">
            <Table.Td>
              {run.name}{' '}
              <Text span fz="xs" c="dimmed">
                {run.graphName}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              {t('{{count}}: {{size}}', { count: formatCount(run.checkpoints), size: formatBytes(run.checkpointBytes) })}
            </Table.Td>
            <Table.Td ta="right">{formatBytes(run.historyBytes)}</Table.Td>
            <Table.Td ta="right">
              {run.canBeThinned ? (
                <Button size="compact-xs" variant="default" disabled={run.superfluous === 0} onClick={() => onThin(run)}>
                  {t('Free {{size}}', { size: formatBytes(run.superfluousBytes) })}
                </Button>
              ) : (
                <Text span fz="xs" c="dimmed">
                  {t('in training')}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const bytesOf = ({ checkpointBytes, historyBytes }: RunSize): number => checkpointBytes + historyBytes;

function sumOf(runs: readonly RunSize[], measure: (run: RunSize) => number): number {
  return runs.reduce((sum, run) => sum + measure(run), 0);
}
