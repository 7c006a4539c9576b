import { Panel } from '../controls/panel/Panel.tsx';
import { Section } from '../kit/surface/index.ts';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { SplitSettings } from './SplitSettings.tsx';

/** Splits and scaling, beside the data's contents. */
export function DataSettings() {
  const { layout } = useWorkbench();
  return (
    <Panel title={t('Data splits')} side="right" onFold={() => layout.setState({ inspectorOpen: false })}>
      <Section>
        <SplitSettings />
      </Section>
    </Panel>
  );
}
