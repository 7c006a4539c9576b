import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { t } from '../../language/index.ts';
import { AddressLink, type SymbolOf } from './AddressLink.tsx';
import classes from './Explanation.module.css';
import type { Trail } from './trail.ts';

interface TrailBarProps {
  readonly trail: Trail;
  readonly symbolOf: SymbolOf;
  /** Steps to a position of the trail. */
  readonly onStep: (at: number) => void;
}

/** The last steps of a trail that are shown. */
const SHOWN = 4;

/** The path of numbers followed so far, with back and forward. */
export function TrailBar({ trail, symbolOf, onStep }: TrailBarProps) {
  const { addresses, at } = trail;
  const first = Math.max(0, Math.min(at - SHOWN + 2, addresses.length - SHOWN));
  const current = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another trail has another current number
  useEffect(() => {
    current.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [trail]);
  return (
    <nav className={classes.trail} aria-label={t('Path through the chain rule')}>
      <Tooltip label={t('Back (Alt+←)')}>
        <ActionIcon size="sm" aria-label={t('Back')} disabled={at <= 0} onClick={() => onStep(at - 1)}>
          <IconArrowLeft size={14} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('Forward (Alt+→)')}>
        <ActionIcon size="sm" aria-label={t('Forward')} disabled={at >= addresses.length - 1} onClick={() => onStep(at + 1)}>
          <IconArrowRight size={14} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <ol>
        {first > 0 && <li aria-hidden="true">…</li>}
        {addresses.slice(first, first + SHOWN).map((address, offset) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an address may occur several times
          <li key={first + offset}>
            <AddressLink
              address={address}
              tex={symbolOf(address)}
              isCurrent={first + offset === at}
              ref={first + offset === at ? current : undefined}
              onFollow={() => onStep(first + offset)}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}
