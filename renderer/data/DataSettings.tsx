import { t } from '../language/index.ts';
import { Panel, Section } from '../surface/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { SplitSettings } from './SplitSettings.tsx';

/** How the data is split and scaled, beside what it holds. */
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
