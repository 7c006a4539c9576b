import { type KeyboardEvent, useRef } from 'react';
import { setLabel } from '../document/index.ts';
import { phrase, t } from '../language/index.ts';
import { useDocumentStore } from '../workbench/index.ts';
import { useCanvasUi, useCanvasUiStore } from './canvasUi.ts';
import classes from './LayerNode.module.css';

/** The name of a node; F2 or a double click makes it a field. */
export function NodeName({ nodeId, name }: { readonly nodeId: string; readonly name: string }) {
  const ui = useCanvasUiStore();
  const isRenaming = useCanvasUi(({ renaming }) => renaming === nodeId);
  if (isRenaming) return <NameField nodeId={nodeId} name={name} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same from the keyboard
    <span className={classes.name} title={name} onDoubleClick={() => ui.setState({ renaming: nodeId })}>
      {name}
    </span>
  );
}

function NameField({ nodeId, name }: { readonly nodeId: string; readonly name: string }) {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const canceled = useRef(false);
  const finish = (text: string) => {
    if (!canceled.current && text !== name) store.edit(phrase('Rename node'), setLabel(nodeId, text));
    ui.setState({ renaming: null });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') canceled.current = true;
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <input
      className={`${classes.nameField} nodrag nopan`}
      aria-label={t('Name of the node')}
      defaultValue={name}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      maxLength={200}
    />
  );
}
