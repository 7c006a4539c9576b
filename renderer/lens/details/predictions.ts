import { useMemo } from 'react';
import type { LensPass, LensSubject } from '#app/contract/index.ts';
import { type GraphDocument, layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { useLensState } from '../../workbench/index.ts';
import { tensorData } from '../../workbench/lens/index.ts';
import { passNode } from '../values/passValues.ts';

/** The node whose output the first loss compares with the target, and the target's node. */
export function predictionOf(document: GraphDocument): { readonly prediction: string; readonly target: string } | undefined {
  const graph = withoutBlocks(document);
  const loss = graph.nodes.find((node) => layerOf(graph, node)?.ui.category === 'loss');
  const into = (port: string) => graph.edges.find(({ to }) => to[0] === loss?.id && to[1] === port)?.from[0];
  const [prediction, target] = [into('prediction'), into('target')];
  return prediction === undefined || target === undefined ? undefined : { prediction, target };
}

/** The output of the first sample that is compared with its target. */
export function predictionIn(pass: LensPass, document: GraphDocument): Float64Array | undefined {
  const found = predictionOf(document);
  const out = found && passNode(pass, found.prediction)?.out;
  const data = out && tensorData(out);
  return out && data?.subarray(0, data.length / out.shape[0]);
}

/** The names of classes, if the target has some. */
function classNamesOf({ targets }: LensSubject, target: string): readonly string[] | undefined {
  return targets.find(({ node }) => node === target)?.classNames;
}

/** The names of outputs: those of the classes. One output for two classes is that of the second one. */
export function outputNames(subject: LensSubject, target: string, outputs: number): readonly string[] | undefined {
  const names = classNamesOf(subject, target);
  if (outputs === 1 && names?.length === 2) return [names[1]];
  return names?.length === outputs ? names : undefined;
}

/** The network's output without and with the changes. */
export function usePredictions() {
  const subject = useLensState((state) => state.subject);
  const original = useLensState((state) => state.original?.pass);
  const answered = useLensState((state) => state.answered?.pass);
  return useMemo(() => {
    const ports = subject && predictionOf(subject.document);
    const before = subject && original && predictionIn(original, subject.document);
    if (!ports || !before || !answered) return undefined;
    const names = outputNames(subject, ports.target, before.length);
    const after = predictionIn(answered, subject.document);
    return { before, after, ...(names && { names }) };
  }, [subject, original, answered]);
}
