import { IconDatabase } from '@tabler/icons-react';
import { Panel } from '../controls/panel/Panel.tsx';
import { Section } from '../kit/surface/index.ts';
import { later, t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { DataPage } from './DataPage.tsx';
import { DatasetList } from './DatasetList.tsx';
import { SplitSettings } from './SplitSettings.tsx';

export const dataView = defineView({
  id: 'data',
  label: later('Data'),
  icon: IconDatabase,
  shortcut: 'Alt+2',
  left: DatasetList,
  center: DataPage,
  right: DataSettings,
  rightLabel: later('Splits'),
});

/** Splits and scaling, beside the data's contents. */
function DataSettings() {
  const { layout } = useWorkbench();
  return (
    <Panel title={t('Data splits')} side="right" onFold={() => layout.setState({ inspectorOpen: false })}>
      <Section>
        <SplitSettings />
      </Section>
    </Panel>
  );
}
