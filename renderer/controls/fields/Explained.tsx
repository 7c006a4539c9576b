import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { type ComponentProps, type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef } from 'react';
import { t } from '../../language/index.ts';
import { useOpenPage } from '../pages/useOpenPage.ts';
import { type TermDeclaration, TermTip, useTip } from '../terms/index.ts';
import classes from './Explained.module.css';

interface ExplainedProps {
  readonly label: string;
  /** The field's help: one sentence. */
  readonly help: string;
  /** Its term with formula, if any. */
  readonly term?: TermDeclaration | undefined;
  /** Resets to the default; absent if it is the default. */
  readonly onReset?: (() => void) | undefined;
  /** Renders the control with the given label. */
  readonly children: (label: ReactNode) => ReactNode;
}

/**
 * A control with its explanation: in a tooltip on hovering the label or focusing the control, and for screen readers after the
 * name. F1 opens its term in the reference.
 */
export function Explained({ label, help, term, onReset, children }: ExplainedProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const open = useOpenPage();
  const { ref, pointer, keyboard, tip } = useTip<HTMLSpanElement>(() => <TermTip term={term}>{help}</TermTip>, { isTyped: true });
  // Controls set their own description, for example an error, on every render.
  useEffect(() => describeControl(frame.current, id));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F1' || !term) return;
    event.preventDefault();
    event.stopPropagation();
    open({ kind: 'term', type: term.id });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for events of its control
    <div ref={frame} {...keyboard} onKeyDown={onKeyDown}>
      {children(<FieldLabel label={label} nameRef={ref} pointer={pointer} onReset={onReset} />)}
      <span id={id} hidden>
        {help}
      </span>
      {tip}
    </div>
  );
}

function describeControl(frame: HTMLElement | null, id: string): void {
  const control = frame?.querySelector('[role="radiogroup"], input:not([type="hidden"])');
  const others = (control?.getAttribute('aria-describedby') ?? '').split(' ').filter((other) => other !== '' && other !== id);
  control?.setAttribute('aria-describedby', [...others, id].join(' '));
}

interface FieldLabelProps {
  readonly label: string;
  /** The name, at which the tooltip is shown. */
  readonly nameRef: Ref<HTMLSpanElement>;
  readonly pointer: Pick<ComponentProps<'span'>, 'onPointerEnter' | 'onPointerLeave'>;
  /** Resets to the default; absent if it is the default. */
  readonly onReset?: (() => void) | undefined;
}

/** The name of a field; with a reset button if the value is not the default. */
function FieldLabel({ label, nameRef, pointer, onReset }: FieldLabelProps) {
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
