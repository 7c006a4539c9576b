import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import type { ComponentProps, Ref } from 'react';
import { t } from '../../language/index.ts';
import classes from './FieldLabel.module.css';

interface FieldLabelProps {
  readonly label: string;
  /** The name, at which the tooltip is shown. */
  readonly nameRef: Ref<HTMLSpanElement>;
  readonly pointer: Pick<ComponentProps<'span'>, 'onPointerEnter' | 'onPointerLeave'>;
  /** Resets to the default; absent if it is the default. */
  readonly onReset?: (() => void) | undefined;
}

/** The name of a field; with a reset button if the value is not the default. */
export function FieldLabel({ label, nameRef, pointer, onReset }: FieldLabelProps) {
  return (
    <Group gap={4} wrap="nowrap" component="span" className={classes.row}>
      <span ref={nameRef} className={classes.label} {...pointer}>
        {label}
      </span>
      {onReset && (
        <Tooltip label={t('Reset to default')}>
          <ActionIcon
            size={16}
            aria-label={t('{{label}}: reset to default', { label })}
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
