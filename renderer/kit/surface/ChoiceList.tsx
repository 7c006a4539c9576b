import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ChoiceList.module.css';

/** A list of {@link ChoiceEntry}, one of which is shown in the view. */
export function ChoiceList({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}

interface ChoiceEntryProps {
  readonly name: string;
  readonly icon?: ReactNode;
  /** At the right end of the name. */
  readonly aside?: string | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly testId: string;
  /** Below the name. */
  readonly children: ReactNode;
}

export function ChoiceEntry({ name, icon, aside, isChosen, onChoose, testId, children }: ChoiceEntryProps) {
  return (
    <li>
      <UnstyledButton className={classes.entry} aria-pressed={isChosen} onClick={onChoose} data-testid={testId}>
        <span className={classes.name}>
          {icon}
          <span>{name}</span>
          {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        </span>
        {children}
      </UnstyledButton>
    </li>
  );
}
