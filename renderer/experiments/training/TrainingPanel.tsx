import { Fold } from '../../controls/fields/index.ts';
import { SplitSettings } from '../../data/SplitSettings.tsx';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { AdvancedSettings } from './AdvancedSettings.tsx';
import { ApplyToRun } from './ApplyToRun.tsx';
import { DeclaredSettings } from './DeclaredSettings.tsx';
import { LoopSettings } from './LoopSettings.tsx';

/** Training settings of the active graph: optimizer, loop, and data splits. */
export function TrainingPanel() {
  return (
    <div data-testid="training-panel">
      <Section title={t('Optimizer')}>
        <DeclaredSettings section="optimizer" />
      </Section>
      <ApplyToRun />
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
