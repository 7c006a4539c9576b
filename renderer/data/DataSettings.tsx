import { t } from '../language/index.ts';
import { Panel, Section } from '../surface/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { SplitSettings } from './SplitSettings.tsx';

/** Splits and scaling, beside the data's contents. */
export function DataSettings() {
  const { layout } = useWorkbench();
  return (
    <Panel title={t('Splits')} side="right" onFold={() => layout.setState({ inspectorOpen: false })}>
      <Section>
        <SplitSettings />
      </Section>
    </Panel>
  );
}
