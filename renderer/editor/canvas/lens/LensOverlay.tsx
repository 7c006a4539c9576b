import { Panel } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import { expandedId } from '../../../document/index.ts';
import { t } from '../../../language/index.ts';
import { PassLegend } from '../../../lens/values/PassLegend.tsx';
import { limitBy } from '../../../lens/values/passValues.ts';
import { useScheme } from '../../../theme/scheme.tsx';
import { useDocumentStore, useLens, useLensState, useWorkbench } from '../../../workbench/index.ts';
import classes from '../overview/Overview.module.css';
import { CARDS, startDrawing } from '../overview/picture.ts';
import type { Scene } from '../overview/scene.ts';
import { type Draw, useDrawing } from '../overview/useDrawing.ts';
import { drawLens } from './drawLens.ts';
import ownClasses from './LensOverlay.module.css';

/** The values of the lens on the canvas: a strip below each node, and wires as wide as what they carry; if switched on. */
export function LensOverlay({ scene }: { readonly scene: Scene }) {
  const isOn = useStore(useWorkbench().layout, ({ lensOnCanvas }) => lensOnCanvas);
  return isOn ? <Overlay scene={scene} /> : null;
}

function Overlay({ scene }: { readonly scene: Scene }) {
  const lens = useLens();
  const store = useDocumentStore();
  const scheme = useScheme();
  const pass = useLensState(({ answered }) => answered?.pass);
  const colors = useLensState(({ choices }) => choices.colors);
  useEffect(() => lens.look(), [lens]);
  const draw = useCallback<Draw>(
    (context, view, palette) => {
      startDrawing(context, view);
      if (!pass || view.zoom < CARDS) return;
      const { document, path } = store.getState();
      drawLens(context, {
        scene,
        view,
        pass,
        limitOf: limitBy(pass, colors),
        scheme,
        palette,
        inPass: (nodeId) => expandedId(document, path, nodeId),
      });
    },
    [scene, pass, colors, scheme, store],
  );
  const element = useDrawing(draw);
  return (
    <>
      <canvas
        ref={element}
        className={classes.overview}
        role="img"
        aria-label={t('Values and gradients of the sample in the lens')}
        data-testid="lens-overlay"
        data-nodes={pass?.nodes.length ?? 0}
      />
      {pass && (
        <Panel position="top-left" className={ownClasses.legend}>
          <PassLegend
            pass={pass}
            direction={pass.nodes.some(({ dout }) => dout) ? 'backward' : 'forward'}
            colors={colors}
            onColors={(chosen) => lens.choose({ colors: chosen })}
          />
        </Panel>
      )}
    </>
  );
}
