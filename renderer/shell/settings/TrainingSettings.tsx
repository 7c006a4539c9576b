import { NumberInput, Stack } from '@mantine/core';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { Setting } from './Setting.tsx';

const MOST_RUNS = 64;

/** Settings of the program that trains, for all its windows. */
export function TrainingSettings() {
  const { queue: store, notices } = useWorkbench();
  const queue = useStore(store, (state) => state.queue);
  if (!queue) return null;
  return (
    <Stack gap="lg">
      <Setting
        label={t('Runs at once')}
        help={t(
          'Further runs wait in the queue of the Runs view. Paused runs do not count. The default on this computer is {{cores}}.',
          {
            cores: queue.usualLimit,
          },
        )}
      >
        <NumberInput
          aria-label={t('Runs at once')}
          w="6rem"
          min={1}
          max={MOST_RUNS}
          allowDecimal={false}
          clampBehavior="strict"
          value={queue.limit}
          onChange={(value) => void notices.attempt(() => store.setLimit(typeof value === 'number' ? value : null))}
        />
      </Setting>
    </Stack>
  );
}
