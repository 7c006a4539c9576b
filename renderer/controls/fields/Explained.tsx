import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useOpenPage } from '../pages/useOpenPage.ts';
import { type TermDeclaration, TermTip, useTip } from '../terms/index.ts';
import { FieldLabel } from './FieldLabel.tsx';

interface ExplainedProps {
  readonly label: string;
  /** What the field does, in a sentence. */
  readonly help: string;
  /** What it is called in the field, with its formula; absent for what is no term. */
  readonly term?: TermDeclaration | undefined;
  /** Goes back to the default; absent where it holds. */
  readonly onReset?: (() => void) | undefined;
  /** The control, which shows the label that it is given. */
  readonly children: (label: ReactNode) => ReactNode;
}

/**
 * A control with its explanation: in a tip, for the pointer on the label and for the keyboard in the control, and read aloud after the
 * name. F1 opens the place of its term in the reference.
 */
export function Explained({ label, help, term, onReset, children }: ExplainedProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const open = useOpenPage();
  const { ref, pointer, keyboard, tip } = useTip<HTMLSpanElement>(() => <TermTip term={term}>{help}</TermTip>, { isTyped: true });
  // Controls name what describes them themselves, an error say, whenever they are drawn.
  useEffect(() => describeControl(frame.current, id));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F1' || !term) return;
    event.preventDefault();
    event.stopPropagation();
    open({ kind: 'term', type: term.id });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its control is told
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
