import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerStopFilled,
  IconPlayerTrackNextFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../language/index.ts';
import { type Training, useTraining } from './useTraining.ts';

/** Train, pause, resume, step, stop. */
export function TransportControls() {
  const training = useTraining();
  const { run } = training;
  return (
    <Group gap={6} wrap="nowrap" role="group" aria-label={t('Training')}>
      <MainButton training={training} />
      <Control
        label={t('Train one step')}
        icon={<IconPlayerSkipForwardFilled size={14} />}
        keys="Ctrl+Shift+Enter"
        disabled={training.isStarting || run?.status === 'running'}
        onClick={() => training.trainFor('step')}
      />
      <Control
        label={t('Train one epoch')}
        icon={<IconPlayerTrackNextFilled size={14} />}
        keys="Ctrl+Shift+Alt+Enter"
        disabled={training.isStarting || run?.status === 'running'}
        onClick={() => training.trainFor('epoch')}
      />
      <Control
        label={t('Stop')}
        keys="Ctrl+Alt+Enter"
        icon={<IconPlayerStopFilled size={14} />}
        disabled={!run}
        onClick={training.stop}
      />
    </Group>
  );
}

/** The main button: train, pause or resume. */
function MainButton({ training }: { readonly training: Training }) {
  const { run, errors, isStarting } = training;
  if (run?.status === 'running') {
    return (
      <Button
        variant="light"
        w={96}
        leftSection={<IconPlayerPauseFilled size={13} />}
        onClick={training.pause}
        data-testid="pause"
      >
        {t('Pause')}
      </Button>
    );
  }
  if (run?.status === 'paused') {
    return (
      <Button w={96} leftSection={<IconPlayerPlayFilled size={13} />} onClick={training.resume} data-testid="resume">
        {t('Resume')}
      </Button>
    );
  }
  const tip = errors > 0 ? t('Fix {{count}} problems first', { count: errors }) : `${t('Train')} (Ctrl+Enter)`;
  return (
    <Tooltip label={tip}>
      <Button
        w={96}
        {...(errors > 0 && { variant: 'default' as const })}
        leftSection={<IconPlayerPlayFilled size={13} />}
        loading={isStarting}
        onClick={training.train}
        data-testid="train"
      >
        {t('Train')}
      </Button>
    </Tooltip>
  );
}

interface ControlProps {
  readonly label: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Control({ label, keys, icon, disabled, onClick }: ControlProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon variant="default" size={30} aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
