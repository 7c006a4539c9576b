import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { t } from '../../language/index.ts';
import classes from './Facts.module.css';

interface CopyableProps {
  readonly text: string;
  /** The number of characters that are shown; default: all. */
  readonly shown?: number;
  /** The name of the button. */
  readonly label: string;
}

/** An identifier with a button that copies it. */
export function Copyable({ text, shown, label }: CopyableProps) {
  return (
    <span className={classes.copyable}>
      <code title={shown === undefined ? undefined : text} data-selectable>
        {shown === undefined ? text : `${text.slice(0, shown)}…`}
      </code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('Copied') : label}>
            <ActionIcon size={18} aria-label={label} onClick={copy}>
              {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
