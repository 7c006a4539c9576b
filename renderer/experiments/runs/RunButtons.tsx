import { Button, type ButtonVariant } from '@mantine/core';
import {
  type Icon,
  IconChartHistogram,
  IconDownload,
  IconFileTypeHtml,
  IconPlayerPlay,
  IconPrinter,
  IconSchema,
} from '@tabler/icons-react';
import type { RunSummary } from '#app/contract/index.ts';
import { later, t } from '../../language/index.ts';
import { hasWeights } from '../../workbench/lens/index.ts';
import { isResumable } from '../../workbench/runs/index.ts';
import type { RunActions } from './useRunActions.ts';

interface RunButton {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  readonly variant: ButtonVariant;
  readonly act: (actions: RunActions) => unknown;
  /** Default: of every run. */
  readonly isOffered?: (run: RunSummary) => boolean;
}

const BUTTONS: readonly RunButton[] = [
  {
    id: 'export-weights',
    label: later('Export weights'),
    icon: IconDownload,
    variant: 'filled',
    act: ({ exportWeights }) => exportWeights(),
  },
  {
    id: 'go-on',
    label: later('Resume from last checkpoint'),
    icon: IconPlayerPlay,
    variant: 'light',
    act: ({ resume }) => resume(),
    isOffered: ({ status }) => isResumable(status),
  },
  {
    id: 'train-from',
    label: later('Train from these weights'),
    icon: IconPlayerPlay,
    variant: 'light',
    act: ({ trainFrom }) => trainFrom(),
    isOffered: ({ importedFrom }) => importedFrom !== null,
  },
  {
    id: 'show-results',
    label: later('Show results'),
    icon: IconChartHistogram,
    variant: 'default',
    act: ({ showResults }) => showResults(),
    isOffered: hasWeights,
  },
  {
    id: 'save-report',
    label: later('Save report'),
    icon: IconFileTypeHtml,
    variant: 'default',
    act: ({ saveReport }) => saveReport(),
  },
  {
    id: 'print-report',
    label: later('Print report'),
    icon: IconPrinter,
    variant: 'default',
    act: ({ printReport }) => printReport(),
  },
  {
    id: 'open-current-graph',
    label: later('Open current graph'),
    icon: IconSchema,
    variant: 'default',
    act: ({ openGraph }) => openGraph(),
  },
];

interface RunButtonsProps {
  readonly run: RunSummary;
  readonly actions: RunActions;
}

/** What a person does with a run, on its page. */
export function RunButtons({ run, actions }: RunButtonsProps) {
  return BUTTONS.filter(({ isOffered }) => !isOffered || isOffered(run)).map(({ id, label, icon: Icon, variant, act }) => (
    <Button key={id} variant={variant} leftSection={<Icon size={14} />} onClick={() => void act(actions)} data-testid={id}>
      {t(label)}
    </Button>
  ));
}
