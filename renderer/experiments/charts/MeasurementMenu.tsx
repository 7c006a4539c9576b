import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './Charts.module.css';
import type { Measurement } from './measurements.ts';

/** Selects what is plotted beside the loss. */
export function MeasurementMenu({ choices, chosen }: { readonly choices: readonly Measurement[]; readonly chosen: Measurement }) {
  const { layout } = useWorkbench();
  if (choices.length < 2) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon className={classes.choose} size={18} aria-label={t('Choose a metric')} data-testid="choose-metric">
          <IconChevronDown size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={chosen.name} onChange={(metric) => layout.setCharts({ metric })}>
          {choices.map(({ name, label }) => (
            <Menu.RadioItem key={name} value={name} data-testid={`metric-${name}`}>
              {t(label)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
