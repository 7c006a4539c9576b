import { type KeyboardEvent, useRef } from 'react';
import { nameFieldOf, renameNode } from '../../document/blocks/renameNode.ts';
import { DrawnText, lineStyle } from '../../drawing/elements/DrawnText.tsx';
import { NODE, type NodeDrawing } from '../../drawing/index.ts';
import { useActiveGraph, useDocumentState, useWorkbench } from '../../workbench/index.ts';
import classes from './LayerNode.module.css';
import { useCanvasUi, useCanvasUiStore } from './state/canvasUi.ts';

interface NodeNameProps {
  readonly nodeId: string;
  readonly drawing: NodeDrawing;
}

/** The name of a node; F2 or a double click edits it. */
export function NodeName({ nodeId, drawing }: NodeNameProps) {
  const ui = useCanvasUiStore();
  const isRenaming = useCanvasUi(({ renaming }) => renaming === nodeId);
  if (isRenaming) return <NameField nodeId={nodeId} drawing={drawing} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 is the keyboard equivalent
    <span title={drawing.name} onDoubleClick={() => ui.setState({ renaming: nodeId })}>
      {drawing.nameLines.map((line) => (
        <DrawnText key={line.y} line={line} className={classes.name} />
      ))}
      <span className={classes.farName} style={lineStyle(drawing.farName)} data-text={drawing.farName.text} />
    </span>
  );
}

function NameField({ nodeId, drawing: { name, nameLines, width } }: NodeNameProps) {
  const ui = useCanvasUiStore();
  const { store } = useActiveGraph();
  const { canvas } = useWorkbench();
  const node = useDocumentState(({ document }) => document.nodes.find(({ id }) => id === nodeId));
  const says = nameFieldOf(node);
  const canceled = useRef(false);
  const finish = (text: string) => {
    ui.setState({ renaming: null });
    const next = node && !canceled.current && text !== name ? renameNode(store, node, text) : nodeId;
    // A port then has another id and is re-mounted.
    if (next !== nodeId) canvas.getState().view?.focusNode(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') canceled.current = true;
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <input
      className={`${classes.nameField} nodrag nopan nokey`}
      style={{ ...lineStyle(nameLines[0]), width: width - nameLines[0].x - NODE.padding.right }}
      aria-label={says}
      title={says}
      defaultValue={name}
      // biome-ignore lint/a11y/noAutofocus: the user has just opened this field
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      maxLength={200}
    />
  );
}
