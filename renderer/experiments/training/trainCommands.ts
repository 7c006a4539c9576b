import { useMemo } from 'react';
import { t, useLanguage } from '../../language/index.ts';
import { type Commands, defineCommands } from '../../workbench/commands/index.ts';
import { useTraining } from './useTraining.ts';

/** Commands that train the open graph. */
export const trainCommands = defineCommands(useTrainCommands);

function useTrainCommands() {
  const spoken = useLanguage();
  const training = useTraining();
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels depend on the language
  return useMemo(() => {
    const pauseOrResume = training.run?.status === 'paused' ? training.resume : training.pause;
    return {
      train: {
        label: t('Train'),
        group: 'Train',
        keys: ['Mod+Enter'],
        inFields: true,
        run: training.run ? pauseOrResume : training.train,
      },
      pauseTraining: { label: t('Pause or resume training'), group: 'Train', run: pauseOrResume },
      resumeFromCheckpoint: {
        label: t('Resume from last checkpoint'),
        group: 'Train',
        isHidden: !training.resumable,
        run: training.resumeFromCheckpoint,
      },
      stepTraining: {
        label: t('Train one step'),
        group: 'Train',
        keys: ['Mod+Shift+Enter'],
        inFields: true,
        run: () => training.trainFor('step'),
      },
      trainEpoch: {
        label: t('Train one epoch'),
        group: 'Train',
        keys: ['Mod+Shift+Alt+Enter'],
        inFields: true,
        run: () => training.trainFor('epoch'),
      },
      stopTraining: { label: t('Stop training'), group: 'Train', keys: ['Mod+Alt+Enter'], inFields: true, run: training.stop },
    } satisfies Commands<string>;
  }, [training, spoken]);
}
