import { Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, use, useCallback } from 'react';
import { RevealContext } from './RevealContext.ts';

interface FoldProps {
  /** Summary of its contents while closed. */
  readonly label: string;
  readonly openLabel: string;
  readonly children: ReactNode;
}

/** A fold for advanced fields. */
export function Fold({ label, openLabel, children }: FoldProps) {
  const [isOpen, { toggle, open }] = useDisclosure(false);
  const revealOuter = use(RevealContext);
  const reveal = useCallback(() => {
    revealOuter();
    open();
  }, [revealOuter, open]);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        justify="flex-start"
        w="fit-content"
        aria-expanded={isOpen}
        leftSection={isOpen ? <IconChevronDown size={13} /> : <IconChevronRight size={13} />}
        onClick={toggle}
      >
        {isOpen ? openLabel : label}
      </Button>
      {/* Its fields keep their effects while it is closed: a rejected text still counts. */}
      <Collapse expanded={isOpen} transitionDuration={100} keepMountedMode="display-none">
        <RevealContext value={reveal}>{children}</RevealContext>
      </Collapse>
    </>
  );
}
