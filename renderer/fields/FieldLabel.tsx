import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { t } from '../language/index.ts';
import classes from './FieldLabel.module.css';

interface FieldLabelProps {
  readonly label: string;
  readonly help: string;
  /** Goes back to the default; absent where it holds. */
  readonly onReset?: () => void;
}

/** The name of a field with its explanation; where the value is not the default, with the way back to it. */
export function FieldLabel({ label, help, onReset }: FieldLabelProps) {
  return (
    <Group gap={4} wrap="nowrap" component="span" className={classes.row}>
      <Tooltip label={help} position="top-start">
        <span className={classes.label}>{label}</span>
      </Tooltip>
      {onReset && (
        <Tooltip label={t('Back to the default')}>
          <ActionIcon
            size={16}
            aria-label={t('{{label}}: back to the default', { label })}
            onClick={(event) => {
              event.preventDefault();
              onReset();
            }}
          >
            <IconRotate size={12} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}
