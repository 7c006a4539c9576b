import { type KeyboardEvent, useRef } from 'react';
import { useActiveGraph, useDocumentState, useWorkbench } from '../workbench/index.ts';
import { useCanvasUi, useCanvasUiStore } from './canvasUi.ts';
import classes from './LayerNode.module.css';
import { nameFieldOf, renameNode } from './renameNode.ts';

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
  const { store } = useActiveGraph();
  const { canvas } = useWorkbench();
  const node = useDocumentState(({ document }) => document.nodes.find(({ id }) => id === nodeId));
  const says = nameFieldOf(node);
  const canceled = useRef(false);
  const finish = (text: string) => {
    ui.setState({ renaming: null });
    const next = node && !canceled.current && text !== name ? renameNode(store, node, text) : nodeId;
    // A port has another id then, and is drawn anew.
    if (next !== nodeId) canvas.getState().view?.focusNode(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') canceled.current = true;
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <input
      className={`${classes.nameField} nodrag nopan`}
      aria-label={says}
      title={says}
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
