import { useEffect } from 'react';
import { useLens, useLensState } from '../../workbench/index.ts';
import { countOf, type Lens, type Walk } from '../../workbench/lens/index.ts';
import { firstPageRanges } from '../tensors/index.ts';
import { type PassNode, passNode } from '../values/passValues.ts';
import { useFlattenedImages } from './sourceNode.ts';

type Parameter = PassNode['parameters'][number];

/** Steps ahead that are made ready. */
const AHEAD = 2;

/** Loads the first pages of the large parameters that the next steps of the walk show, while the person looks at this one. */
export function usePreloadedSteps(): void {
  const lens = useLens();
  const walk = useLensState((state) => state.walk);
  const position = useLensState((state) => state.position);
  const pass = useLensState(({ answered }) => answered?.pass);
  const imageOf = useFlattenedImages();
  useEffect(() => {
    for (const { phase, node: id = '' } of walk.steps.slice(position + 1, position + 1 + AHEAD)) {
      const image = imageOf(id);
      for (const parameter of passNode(pass, id)?.parameters ?? [])
        for (const tensor of tensorsOf(parameter, phase)) preload(lens, parameter, tensor, image);
    }
  }, [lens, walk, position, pass, imageOf]);
}

/** The tensors of a parameter that a step reveals. */
function tensorsOf({ value, gradient }: Parameter, phase: Walk['steps'][number]['phase']): readonly PassNode['out'][] {
  if (phase === 'update')
    return gradient ? ['new', 'change'].map((slot) => ({ ...value, address: `${value.address}/${slot}` })) : [];
  return [value, ...(gradient && phase === 'backward' ? [gradient] : [])];
}

function preload(lens: Lens, { dimensions }: Parameter, tensor: PassNode['out'], image: readonly number[] | undefined): void {
  const folded = image && tensor.shape.length === 2 && tensor.shape[1] === countOf(image) ? image : undefined;
  // Whoever shows it tells that it failed.
  for (const { from, count } of firstPageRanges(tensor, { isParameter: true, dimensions, folded }))
    lens.load(tensor, from, count).catch(() => {});
}
