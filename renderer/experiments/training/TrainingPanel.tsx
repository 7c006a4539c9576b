import { OPTIMIZERS, TRAINING_DEFAULTS } from '#engine/graph/index.ts';
import { Fold } from '../../controls/fields/index.ts';
import { SplitSettings } from '../../data/SplitSettings.tsx';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useActiveRun } from '../../workbench/index.ts';
import { AdvancedSettings } from './AdvancedSettings.tsx';
import { ApplyLearningRate } from './ApplyLearningRate.tsx';
import { DeclaredSettings } from './DeclaredSettings.tsx';
import { LoopSettings } from './LoopSettings.tsx';

/** Training settings of the active graph: optimizer, loop, and data splits. */
export function TrainingPanel() {
  const run = useActiveRun();
  return (
    <div data-testid="training-panel">
      <Section title={t('Optimizer')}>
        <DeclaredSettings
          section="optimizer"
          label={t('Method')}
          help={t('The rule that computes weight updates from gradients.')}
          formulaLabel={t('Update')}
          declarations={OPTIMIZERS}
          initial={TRAINING_DEFAULTS.optimizer}
        />
      </Section>
      {run && <ApplyLearningRate run={run} />}
      <Section title={t('Training loop')}>
        <LoopSettings />
        <Fold label={t('Advanced')} openLabel={t('Less')}>
          <AdvancedSettings />
        </Fold>
      </Section>
      <Section title={t('Data')}>
        <SplitSettings />
      </Section>
    </div>
  );
}
