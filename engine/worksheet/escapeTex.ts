import { TEX_SPECIALS } from '../text/index.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  ...TEX_SPECIALS,
  // A text may begin a line, where a bracket would be an option of the command before it.
  '[': '{[}',
  ']': '{]}',
  '…': '\\dots{}',
  '′': "$'$",
  '−': '$-$',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '√': '$\\surd$',
  '∂': '$\\partial$',
  Σ: '$\\Sigma$',
  α: '$\\alpha$',
  β: '$\\beta$',
  γ: '$\\gamma$',
  δ: '$\\delta$',
  ε: '$\\varepsilon$',
  η: '$\\eta$',
  θ: '$\\theta$',
  λ: '$\\lambda$',
  μ: '$\\mu$',
  π: '$\\pi$',
  ρ: '$\\rho$',
  σ: '$\\sigma$',
  φ: '$\\varphi$',
  '²': '$^2$',
  '₁': '$_1$',
  '₂': '$_2$',
  '→': '$\\to$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
};

/** Text in LaTeX, with symbols that its fonts lack as formulas. */
export const escapeTex = (text: string): string => [...text].map((character) => ESCAPES[character] ?? character).join('');
