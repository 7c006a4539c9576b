import type { ExampleTensor, WorkedExample } from '#app/contract/index.ts';
import { gradientSymbol, type Layer, symbolsOf } from '#engine/layers/index.ts';
import { formatFlops, humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import classes from './Learn.module.css';
import { NumberGrid } from './NumberGrid.tsx';
import { PageSection } from './PageSection.tsx';

/** The layer on small inputs: its output, and its gradients for a given upstream gradient. */
export function Example({ layer, example }: { readonly layer: Layer; readonly example: WorkedExample }) {
  const symbols = symbolsOf(layer);
  const { inputs, weights, output, flops } = example;
  const given = [...Object.entries(inputs), ...Object.entries(weights)];
  const sentBack = [...Object.entries(weights), ...Object.entries(inputs)].filter(([, tensor]) => tensor.gradient);
  return (
    <PageSection title={t('Example')} aside={describeSettings(layer, example)} isWide>
      <div className={classes.pass} data-direction="forward" data-testid="example-forward">
        <h4>{t('Forward pass')}</h4>
        <div className={classes.tensors}>
          {given.map(([name, tensor]) => (
            <NumberGrid key={name} name={name} symbol={symbols[name] ?? name} {...tensor} />
          ))}
          <Arrow />
          <NumberGrid name={t('output')} symbol={symbols.output} {...output} isResult />
        </div>
        <p className={classes.muted}>{formatFlops(flops.forward)}</p>
      </div>
      {sentBack.length > 0 && (
        <div className={classes.pass} data-direction="backward" data-testid="example-backward">
          <h4>{t('Backward pass')}</h4>
          <div className={classes.tensors}>
            {!layer.loss && (
              <>
                <NumberGrid {...gradientOf(t('output'), symbols.output, output)} />
                <Arrow />
              </>
            )}
            {sentBack.map(([name, tensor]) => (
              <NumberGrid key={name} {...gradientOf(name, symbols[name] ?? name, tensor)} isResult />
            ))}
          </div>
          <p className={classes.muted}>{formatFlops(flops.backward)}</p>
        </div>
      )}
    </PageSection>
  );
}

function Arrow() {
  return (
    <span className={classes.arrow} aria-hidden="true">
      →
    </span>
  );
}

function gradientOf(name: string, symbol: string, { shape, gradient = [] }: ExampleTensor) {
  return { name: t('gradient of {{name}}', { name }), symbol: gradientSymbol(symbol), shape, data: gradient };
}

/** The parameters set by the example, and the number of samples if there are several. */
function describeSettings({ documentation }: Layer, { batch }: WorkedExample): string {
  const set = Object.entries(documentation.example?.params ?? {}).map(
    ([name, value]) => `${t(humanize(name)).toLowerCase()} ${describeValue(value)}`,
  );
  return [...set, ...(batch > 1 ? [t('{{count}} samples, one per row', { count: batch })] : [])].join(', ');
}

function describeValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? t('on') : t('off');
  return typeof value === 'string' ? t(humanize(value)) : String(value);
}
