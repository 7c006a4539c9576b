import {
  IconAlertOctagonFilled,
  IconCircleCheckFilled,
  IconCircleDotFilled,
  IconFileImport,
  IconPlayerPauseFilled,
  IconPlayerStopFilled,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import type { RunStatus } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { STATUS_LABELS } from '../../workbench/runs/index.ts';

const LOOKS = {
  running: [IconCircleDotFilled, 'var(--bw-forward)'],
  paused: [IconPlayerPauseFilled, 'var(--bw-text-muted)'],
  completed: [IconCircleCheckFilled, 'var(--bw-success)'],
  stopped: [IconPlayerStopFilled, 'var(--bw-text-muted)'],
  failed: [IconAlertOctagonFilled, 'var(--bw-error)'],
  interrupted: [IconPlugConnectedX, 'var(--bw-warning)'],
  imported: [IconFileImport, 'var(--bw-text-muted)'],
} as const satisfies Record<RunStatus, readonly unknown[]>;

/** A run's status, by shape and color. */
export function StatusIcon({ status, size = 15 }: { readonly status: RunStatus; readonly size?: number }) {
  const [Icon, color] = LOOKS[status];
  return <Icon size={size} color={color} style={{ flex: 'none' }} aria-label={t(STATUS_LABELS[status])} role="img" />;
}
