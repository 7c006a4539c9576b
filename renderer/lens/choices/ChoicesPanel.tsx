import { SegmentedControl, Stack } from '@mantine/core';
import { Panel } from '../../controls/panel/Panel.tsx';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState, useWorkbench } from '../../workbench/index.ts';
import { SampleSection } from './SampleSection.tsx';
import { WeightsSection } from './WeightsSection.tsx';

/** Chooses what the lens looks at: the weights, the samples, and how numbers are written. */
export function ChoicesPanel() {
  const { layout } = useWorkbench();
  const lens = useLens();
  const mode = useLensState(({ choices }) => choices.mode);
  const numbers = useLensState(({ choices }) => choices.numbers);
  return (
    <Panel title={t('Lens')} side="left" onFold={() => layout.setState({ leftOpen: false })}>
      <WeightsSection />
      <SampleSection />
      <Section title={t('Pass')}>
        <Stack gap="xs">
          <SegmentedControl
            fullWidth
            aria-label={t('Mode of layers such as dropout')}
            data={[
              { value: 'evaluate', label: t('Evaluate') },
              { value: 'train', label: t('Train') },
            ]}
            value={mode}
            onChange={(value) => lens.choose({ mode: value === 'train' ? 'train' : 'evaluate' })}
          />
          <SegmentedControl
            fullWidth
            aria-label={t('Numbers')}
            data={[
              { value: 'short', label: t('3 digits') },
              { value: 'exact', label: t('Exact float32') },
            ]}
            value={numbers}
            onChange={(value) => lens.choose({ numbers: value === 'exact' ? 'exact' : 'short' })}
          />
        </Stack>
      </Section>
    </Panel>
  );
}
