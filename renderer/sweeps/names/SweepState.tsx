import {
  IconAlertOctagonFilled,
  IconCircleCheckFilled,
  IconCircleDotFilled,
  IconClock,
  IconPlayerStopFilled,
} from '@tabler/icons-react';
import type { SweepState, SweepSummary } from '#app/contract/index.ts';
import { later, t } from '../../language/index.ts';

const LABELS: Readonly<Record<SweepState, string>> = {
  running: later('Running'),
  waiting: later('Waiting'),
  stopped: later('Stopped'),
  finished: later('Finished'),
};

const LOOKS = {
  running: [IconCircleDotFilled, 'var(--bw-forward)'],
  waiting: [IconClock, 'var(--bw-text-muted)'],
  stopped: [IconPlayerStopFilled, 'var(--bw-text-muted)'],
  finished: [IconCircleCheckFilled, 'var(--bw-success)'],
} as const;
const FAILED = [IconAlertOctagonFilled, 'var(--bw-error)'] as const;

/** The state of a sweep in words. */
export const nameState = ({ state, error }: Pick<SweepSummary, 'state' | 'error'>): string =>
  error && state === 'stopped' ? t('Failed') : t(LABELS[state]);

/** The state of a sweep, by shape and color. */
export function SweepStateIcon({ sweep }: { readonly sweep: Pick<SweepSummary, 'state' | 'error'> }) {
  const [Icon, color] = sweep.error && sweep.state === 'stopped' ? FAILED : LOOKS[sweep.state];
  return <Icon size={15} color={color} style={{ flex: 'none' }} role="img" aria-label={nameState(sweep)} />;
}
