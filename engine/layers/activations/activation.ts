import type { MessageValue } from '../../messages/index.ts';
import type { Value } from '../../ops/index.ts';
import { defineLayer, type Layer, type LayerDocumentation } from '../declaration/layer.ts';

/** Declares an elementwise (or row-wise) function without parameters: a = f(z).  in = out. */
export function defineActivation(declaration: {
  readonly type: string;
  readonly label: string;
  /** One line on the function: words, or a formula, which is the same in every language. */
  readonly describe: MessageValue;
  readonly documentation: LayerDocumentation;
  readonly minRank?: number;
  readonly range?: Layer['range'];
  readonly keepsNumbers?: boolean;
  readonly lower: (z: Value) => Value;
}): Layer {
  const { type, label, describe, documentation, minRank = 0, range, keepsNumbers = false, lower } = declaration;
  return defineLayer({
    type,
    ui: { category: 'activation', label, describe: () => describe },
    documentation,
    params: {},
    keepsNumbers,
    ...(range && { range }),
    inputs: { in: { minRank, help: 'The pre-activation z.' } },
    inferShape: ({ in: z }) => z,
    lower: ({ in: z }) => lower(z),
  });
}
