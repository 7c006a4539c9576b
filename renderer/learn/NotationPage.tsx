import { Formula, Prose, Tex } from '../kit/surface/index.ts';
import { later, t } from '../language/index.ts';
import { NOTATION } from '../workbench/learn/index.ts';
import { KIND_ICONS } from './kindIcons.ts';
import classes from './Learn.module.css';
import { PageHeader } from './PageHeader.tsx';
import { PageSection } from './PageSection.tsx';

const SYMBOLS = [
  ['W^{l}_{ji}', later('weight of the connection from neuron $i$ in layer $l$ to neuron $j$ in layer $l+1$')],
  ['b^{l}_{j}', later('bias of neuron $j$ in layer $l+1$')],
  ['z^{l}_{i}', later('pre-activation of neuron $i$ in layer $l$')],
  ['a^{l}_{i} = f(z^{l}_{i})', later('activation of neuron $i$ in layer $l$')],
  ['J', later('loss')],
  [
    '\\delta^{l}_{j} = \\partial J / \\partial z^{l}_{j}',
    later('error signal of neuron $j$ in layer $l$ (also called residual): how much the loss changes with its pre-activation'),
  ],
] as const;

const START = later(
  'The recursion starts at the loss, where $\\delta$ is $\\partial J / \\partial z$ of the last layer: for softmax with cross-entropy, simply $p - y$.',
);

/** The basics of all pages: the notation, and the recursion of δ. */
export function NotationPage() {
  return (
    <>
      <PageHeader
        icon={KIND_ICONS.notation}
        title={t(NOTATION.label)}
        kind={t('Basics')}
        summary={t(
          'The forward pass computes from the inputs to the loss $J$. The backward pass then carries the gradient of $J$ back, layer by layer: for each weight it gives how much that weight affects the loss. Every page here shows both passes in one notation.',
        )}
      />
      <div className={classes.columns}>
        <PageSection title={t('Notation')} isWide>
          <dl className={classes.symbols} data-selectable>
            {SYMBOLS.map(([tex, meaning]) => (
              <div key={tex}>
                <dt>
                  <Tex tex={tex} />
                </dt>
                <dd>
                  <Prose text={t(meaning)} />
                </dd>
              </div>
            ))}
          </dl>
        </PageSection>
        <PageSection title={t('Forward pass')}>
          <Formula
            tex="z^{l+1}_{j} = \sum_i W^{l}_{ji}\, a^{l}_{i} + b^{l}_{j} \qquad a^{l+1}_j = f(z^{l+1}_j)"
            direction="forward"
            label={t('A layer followed by its activation')}
          />
        </PageSection>
        <PageSection title={t('The gradient with respect to a weight')}>
          <Formula
            tex="\frac{\partial J}{\partial W^{l}_{ji}} = \frac{\partial J}{\partial z^{l+1}_j}\frac{\partial z^{l+1}_j}{\partial W^{l}_{ji}} = \delta^{l+1}_j\, a^{l}_i \qquad \frac{\partial J}{\partial b^l_j} = \delta^{l+1}_j"
            direction="backward"
            label={t('Chain rule: a weight affects only one pre-activation')}
          />
        </PageSection>
        <PageSection title={t('The error signal, layer by layer')} isWide>
          <Formula
            tex="\delta^{l}_i = \sum_j \frac{\partial J}{\partial z^{l+1}_j}\frac{\partial z^{l+1}_j}{\partial z^{l}_i} = f'(z^l_i) \sum_j \delta^{l+1}_j\, W^{l}_{ji}"
            direction="backward"
            label={t('A pre-activation affects the loss only through the units it feeds into')}
          />
          <p className={classes.text}>
            <Prose text={t(START)} />
          </p>
        </PageSection>
      </div>
    </>
  );
}
