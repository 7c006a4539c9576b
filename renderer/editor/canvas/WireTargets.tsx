import { Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { say, t } from '../../language/index.ts';
import { FloatingPanel } from './FloatingPanel.tsx';
import { type CanvasUi, useCanvasUi, useCanvasUiStore } from './state/canvasUi.ts';
import { useWireChoices, type WireChoice } from './useWireChoices.ts';
import classes from './WireTargets.module.css';

/** Possible targets of a wire drawn by keyboard, each with its validation. */
export function WireTargets() {
  const connecting = useCanvasUi((ui) => ui.connecting);
  return connecting && <Targets key={JSON.stringify(connecting)} connecting={connecting} />;
}

function Targets({ connecting: { end, at } }: { readonly connecting: NonNullable<CanvasUi['connecting']> }) {
  const ui = useCanvasUiStore();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const choices = useWireChoices(end, at, query);
  const active = choices.at(Math.min(index, choices.length - 1));
  const validity = active?.validate();
  useEffect(() => ui.setState({ aimedPort: active?.key ?? null }), [ui, active?.key]);
  useEffect(() => () => ui.setState({ aimedPort: null }), [ui]);
  const prompt = end.side === 'output' ? t('Connect to…') : t('Connect from…');
  const close = () => ui.setState({ connecting: null });
  const choose = (choice: WireChoice | undefined) => {
    close();
    choice?.choose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) setIndex((index + step + choices.length) % choices.length);
    if (event.key === 'Enter') choose(active);
    if (event.key === 'Escape' || event.key === 'Tab') close();
    if (step !== undefined || event.key === 'Enter') event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FloatingPanel at={at} width="20rem" height="22rem" onLeave={close} data-testid="wire-targets">
      <TextInput
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active && `${listId} ${active.key}`.replaceAll(' ', '-')}
        aria-label={prompt}
        placeholder={prompt}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('Connect to')} tabIndex={-1} className={classes.list}>
        {choices.map((choice) => (
          <Option
            key={choice.key}
            id={`${listId} ${choice.key}`.replaceAll(' ', '-')}
            choice={choice}
            isActive={choice === active}
            onChoose={choose}
          />
        ))}
      </div>
      <Text fz="xs" c={validity && validity.kind !== 'fits' ? 'var(--bw-error)' : 'dimmed'} role="status" p={4}>
        {validity ? say(validity.text) : t('No results')}
      </Text>
    </FloatingPanel>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: WireChoice;
  readonly isActive: boolean;
  readonly onChoose: (choice: WireChoice) => void;
}

function Option({ id, choice, isActive, onChoose }: OptionProps) {
  const { kind } = choice.validate();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above has the keyboard for all options
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.option}
      data-kind={kind}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(choice)}
    >
      <span className={classes.mark} aria-hidden>
        {kind === 'fits' ? '' : '!'}
      </span>
      {choice.label}
    </div>
  );
}
