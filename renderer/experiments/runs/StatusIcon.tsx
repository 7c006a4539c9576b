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
import { useIsConnected } from '../../workbench/index.ts';
import { isActive, STATUS_LABELS } from '../../workbench/runs/index.ts';

const LOOKS = {
  running: [IconCircleDotFilled, 'var(--bw-forward)'],
  paused: [IconPlayerPauseFilled, 'var(--bw-text-muted)'],
  completed: [IconCircleCheckFilled, 'var(--bw-success)'],
  stopped: [IconPlayerStopFilled, 'var(--bw-text-muted)'],
  failed: [IconAlertOctagonFilled, 'var(--bw-error)'],
  interrupted: [IconPlugConnectedX, 'var(--bw-warning)'],
  imported: [IconFileImport, 'var(--bw-text-muted)'],
} as const satisfies Record<RunStatus, readonly unknown[]>;

const LAST_KNOWN = [IconPlugConnectedX, 'var(--bw-text-muted)'] as const;

/** A run's status, by shape and color. */
export function StatusIcon({ status, size = 15 }: { readonly status: RunStatus; readonly size?: number }) {
  const isConnected = useIsConnected();
  const [Icon, color] = isActive(status) && !isConnected ? LAST_KNOWN : LOOKS[status];
  return <Icon size={size} color={color} style={{ flex: 'none' }} aria-label={useStatusText(status)} role="img" />;
}

/** A run's status in words. */
export function StatusText({ status }: { readonly status: RunStatus }) {
  return useStatusText(status);
}

/** Without a connection, an active run may have ended. */
function useStatusText(status: RunStatus): string {
  const isConnected = useIsConnected();
  const text = t(STATUS_LABELS[status]);
  return isActive(status) && !isConnected ? t('{{status}} (last known)', { status: text }) : text;
}
