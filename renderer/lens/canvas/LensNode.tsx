import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { boxStyle, DrawnText } from '../../drawing/elements/DrawnText.tsx';
import { drawNode, NODE, type NodeDrawing } from '../../drawing/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { categoryVariable } from '../../theme/colors.ts';
import { layerIcon } from '../../theme/layerIcons.ts';
import { useKnownData, useLens, useLensState } from '../../workbench/index.ts';
import { countOf, finiteOrNot, type Reached } from '../../workbench/lens/index.ts';
import { type PassNode, sampleShape, sizeOf } from '../values/passValues.ts';
import classes from './LensNode.module.css';
import type { LensNodeType } from './lensFlow.ts';
import { NodeParameters } from './NodeParameters.tsx';
import { NodeTensor } from './NodeTensor.tsx';
import { UpdateRows, usePreloadedUpdate } from './UpdateRows.tsx';
import { useLimitOf } from './useLimitOf.ts';
import { useNodeValues, useReached } from './useNodeValues.ts';
import { FAR, NEAR, useZoomLevel } from './useZoomLevel.ts';

/** Space between the rows of values. */
const GAP = 4;
/** A node of at least this height has room for pictures below its name, zoomed out. */
const FAR_ROWS_HEIGHT = 120;
const FAR_HEADER = 40;
/** J, in canvas units and in pixels of the screen. */
const LOSS_SIZE = 17;
const LOSS_PX = 15;
/** The width of a character of J and its value for a font size of 1. */
const LOSS_CHARACTER = 0.62;

/** A node with its values: forward above, backward below; not yet reached ones are dimmed. */
export const LensNode = memo(({ data: { node, known, stretch } }: NodeProps<LensNodeType>) => {
  const lens = useLens();
  const drawing = drawNode(node, known);
  const { layer, width } = drawing;
  const height = drawing.height * stretch;
  const values = useNodeValues(node.id);
  const reached = useReached(node.id);
  usePreloadedUpdate(values);
  const isSelected = useLensState(({ selection }) => selection.node === node.id);
  const hasBreakpoint = useLensState(({ choices }) => choices.breakpoints.includes(node.id));
  const zoom = useZoomLevel();
  const Icon = layerIcon(layer);
  return (
    <>
      <article
        className={classes.node}
        style={{ '--category': layer ? categoryVariable(layer.ui.category) : 'var(--bw-text-muted)', width, height }}
        data-testid={`lens-node-${node.id}`}
        data-selected={isSelected || undefined}
        data-current={reached.isCurrent || undefined}
        data-dimmed={(values && !reached.isForward) || undefined}
        data-far={zoom < FAR || undefined}
      >
        <Icon className={classes.icon} style={boxStyle(drawing.icon)} size={NODE.icon.size} stroke={NODE.icon.stroke} />
        {drawing.nameLines.map((line) => (
          <DrawnText key={line.y} line={line} className={classes.name} />
        ))}
        {zoom < FAR && (
          <FarNorms name={drawing.farName.text} values={values} reached={reached} hasNorms={height < FAR_ROWS_HEIGHT} />
        )}
        {(zoom >= FAR || height >= FAR_ROWS_HEIGHT) && values && (
          <Rows
            drawing={drawing}
            height={height}
            values={values}
            reached={reached}
            zoom={zoom}
            isLoss={layer?.ui.category === 'loss'}
            isData={layer?.ui.category === 'data'}
          />
        )}
        <Ports drawing={drawing} stretch={stretch} />
      </article>
      <button
        type="button"
        className={`${classes.breakpoint} nodrag nopan`}
        data-set={hasBreakpoint || undefined}
        aria-pressed={hasBreakpoint}
        aria-label={t('Breakpoint at {{node}}', { node: drawing.name })}
        tabIndex={-1}
        // The keys of the walk stay with the canvas: Space plays.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          event.stopPropagation();
          lens.toggleBreakpoint(node.id);
        }}
      />
      {values && zoom >= NEAR && reached.isForward && (
        <NodeParameters values={values} width={width} zoom={zoom} reached={reached} />
      )}
    </>
  );
});
LensNode.displayName = 'LensNode';

interface RowsProps {
  readonly drawing: NodeDrawing;
  readonly height: number;
  readonly values: PassNode;
  readonly reached: Reached;
  readonly zoom: number;
  readonly isLoss: boolean;
  readonly isData: boolean;
}

/** The shape of the data's images, if the graph has flattened them. */
function usePictureShape(isData: boolean, shape: readonly number[]): readonly number[] {
  const columns = useKnownData()?.description.inputs;
  if (!isData || shape.length !== 1) return shape;
  const picture = columns?.find((column) => column.shape.length >= 2 && countOf(column.shape) === shape[0])?.shape ?? shape;
  return picture.length === 2 ? [...picture, 1] : picture;
}

/** The values in the space of the description and the facts. */
function Rows({ drawing: { width, nameLines }, height, values, reached, zoom, isLoss, isData }: RowsProps) {
  const { left, right, top, bottom } = NODE.padding;
  const y = zoom < FAR ? FAR_HEADER : top + NODE.header + (nameLines.length - 1) * NODE.nameLine + GAP;
  const space = { x: left - 6, y, width: width - left - right + 10, height: height - y - bottom + 4 };
  const { out, dout } = values;
  const limitOf = useLimitOf();
  const isUpdating = useLensState(({ walk, position }) => walk.steps[position].phase === 'update');
  const shape = usePictureShape(isData, sampleShape(out));
  if (!limitOf) return null;
  if (isLoss) {
    const fontSize = Math.max(LOSS_SIZE, Math.min(2 * LOSS_SIZE, LOSS_PX / zoom));
    return <Loss box={space} fontSize={fontSize} isReached={reached.isForward} of={out.address} />;
  }
  const isPicture = shape.length >= 3;
  // Where a node is flat, pictures are beside each other, to be larger.
  const isBeside = isPicture && dout !== undefined && space.width > 1.6 * space.height;
  const rowHeight = dout && !isBeside ? (space.height - GAP) / 2 : space.height;
  if (isUpdating && reached.isUpdated && values.parameters.some(({ gradient }) => gradient)) {
    return (
      <div className={classes.rows} style={boxStyle(space)}>
        <UpdateRows values={values} width={space.width} height={(space.height - GAP) / 2} zoom={zoom} />
      </div>
    );
  }
  const row = (tensor: LensTensor, direction: 'forward' | 'backward', limit: number) => (
    <NodeTensor
      tensor={tensor}
      shape={shape}
      direction={direction}
      limit={limit}
      width={isBeside ? space.width / 2 : space.width}
      height={rowHeight}
      zoom={zoom}
      hasSymbol={!isBeside && zoom >= FAR}
    />
  );
  return (
    <div className={classes.rows} style={boxStyle(space)} data-beside={isBeside || undefined}>
      {reached.isForward && row(out, 'forward', dout ? limitOf(out, 'forward') : sizeOf(out) || 1)}
      {dout && reached.isBackward && row(dout, 'backward', limitOf(dout, 'backward'))}
    </div>
  );
}

interface LossProps {
  readonly box: NodeDrawing['icon'];
  /** A longer number is written smaller. */
  readonly fontSize: number;
  readonly isReached: boolean;
  readonly of: string;
}

function Loss({ box, fontSize, isReached, of }: LossProps) {
  const loss = useLensState(({ answered }) => answered?.pass.loss);
  if (!isReached || loss === null || loss === undefined) return null;
  const value = formatNumber(finiteOrNot(loss));
  const fitting = box.width / (LOSS_CHARACTER * `J = ${value}`.length);
  return (
    <div
      className={classes.loss}
      style={{ ...boxStyle(box), fontSize: Math.min(fontSize, fitting) }}
      data-testid="lens-loss"
      data-address={of}
      title={String(loss)}
    >
      <span className={classes.formula}>J</span> = {value}
    </div>
  );
}

/** Zoomed out: the name, and the norms in the colors of their directions. */
function FarNorms({
  name,
  values,
  reached,
  hasNorms,
}: { readonly name: string; readonly hasNorms: boolean } & Pick<RowsProps, 'reached'> & {
    readonly values: PassNode | undefined;
  }) {
  const norm = (tensor: LensTensor | undefined) => (tensor ? formatNumber(finiteOrNot(tensor.norm), 2) : '');
  return (
    <div className={classes.far} data-header={!hasNorms || undefined} aria-hidden>
      <strong>{name}</strong>
      {hasNorms && (
        <span>
          {reached.isForward && (
            <span className={classes.norm} data-direction="forward">
              {norm(values?.out)}
            </span>
          )}
          {reached.isBackward && values?.dout && (
            <span className={classes.norm} data-direction="backward">
              {norm(values.dout)}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

function Ports({ drawing: { inputs, outputs }, stretch }: { readonly drawing: NodeDrawing; readonly stretch: number }) {
  return (
    <>
      {[...inputs].map(([port, y]) => (
        <Handle
          key={port}
          id={port}
          type="target"
          position={Position.Left}
          className={classes.port}
          style={{ top: y * stretch }}
          isConnectable={false}
        />
      ))}
      {[...outputs].map(([port, y]) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={Position.Right}
          className={classes.port}
          style={{ top: y * stretch }}
          isConnectable={false}
        />
      ))}
    </>
  );
}
