import { Badge, Loader, Popover, UnstyledButton } from '@mantine/core';
import { IconAngle, IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ParameterCheck } from '#app/contract/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import { readNumber } from '../tensors/index.ts';
import { CheckDetails } from './CheckDetails.tsx';
import { type Verdict, verdictOf } from './verdict.ts';

interface GradientCheckBadgeProps {
  /** The name of the parameter, or the address of one of its elements. */
  readonly parameter: string;
  /** True for one element. */
  readonly isElement?: boolean;
  /** Absent until it was checked. */
  readonly check?: ParameterCheck | undefined;
  readonly isLoading?: boolean;
  /** Asks for the check. */
  readonly onCheck: () => void;
  /** Follows an element of the check to its formula. */
  readonly onFollow?: (address: string) => void;
}

const LOOKS: Readonly<Record<Verdict, { readonly color: string; readonly icon: typeof IconCheck; readonly text: string }>> = {
  right: { color: 'green', icon: IconCheck, text: later('Gradient of {{parameter}} is right: relative error {{error}}') },
  kink: {
    color: 'yellow',
    icon: IconAngle,
    text: later('Gradient of {{parameter}} is right, at a kink: relative error {{error}}'),
  },
  wrong: { color: 'red', icon: IconX, text: later('Gradient of {{parameter}} is wrong: relative error {{error}}') },
};

/** The relative error of a computed gradient against central differences. A click shows the slopes of both sides. */
export function GradientCheckBadge({
  parameter,
  isElement = false,
  check,
  isLoading = false,
  onCheck,
  onFollow,
}: GradientCheckBadgeProps) {
  const testId = isElement ? 'check-element' : `check-${parameter}`;
  const [isOpen, setOpen] = useState(false);
  if (!check) {
    return (
      <UnstyledButton onClick={onCheck} disabled={isLoading} data-testid={testId}>
        <Badge variant="default" leftSection={isLoading ? <Loader size={10} /> : undefined} style={{ cursor: 'pointer' }}>
          {isLoading ? t('Checking…') : isElement ? t('Check this gradient') : t('Check gradient')}
        </Badge>
      </UnstyledButton>
    );
  }
  const verdict = verdictOf(check);
  const { color, icon: Icon, text } = LOOKS[verdict];
  const error = formatNumber(readNumber(check.relativeError), 2);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width="min(400px, calc(100vw - 24px))"
      withinPortal
      trapFocus
    >
      <Popover.Target>
        <UnstyledButton
          aria-label={t(text, { parameter, error })}
          data-testid={testId}
          data-verdict={verdict}
          onClick={() => setOpen(!isOpen)}
        >
          <Badge color={color} leftSection={<Icon size={11} stroke={2.4} />} style={{ cursor: 'pointer' }}>
            {isElement ? t('Relative error {{error}}', { error }) : error}
          </Badge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <CheckDetails check={check} {...(onFollow && { onFollow })} />
      </Popover.Dropdown>
    </Popover>
  );
}
