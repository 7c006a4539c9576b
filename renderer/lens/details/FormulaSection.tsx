import { useEffect, useState } from 'react';
import type { Explanation } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useLens, useLensState, useWorkbench } from '../../workbench/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { EMPTY_TRAIL, ExplanationPanel, follow, hereOn, stepTo } from '../explanation/index.ts';
import { isGradient, nodeOfAddress } from './elementAddress.ts';

/** How the selected number comes about, with links to the numbers that enter it. */
export function FormulaSection() {
  const lens = useLens();
  const selected = useLensState(({ selection }) => selection.address);
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const [trail, setTrail] = useState(EMPTY_TRAIL);
  const shown = selected !== undefined && hereOn(trail) !== selected ? follow(trail, selected) : trail;
  if (shown !== trail) setTrail(shown);
  const { explanation, isLoading, error, retry } = useExplanation(selected);
  const select = (address: string) => {
    const node = nodeOfAddress(address);
    lens.select({ address, ...(node !== undefined && { node }) });
  };
  if (selected === undefined) return null;
  return (
    <Section title={t('Formula')}>
      <ExplanationPanel
        explanation={explanation}
        isLoading={isLoading}
        error={error && [sayError(error).message, sayError(error).fix].filter(Boolean).join(' ')}
        onRetry={retry}
        direction={isGradient(selected) ? 'backward' : 'forward'}
        trail={shown}
        onStep={(at) => {
          const next = stepTo(shown, at);
          setTrail(next);
          const address = hereOn(next);
          if (address !== undefined) select(address);
        }}
        onFollow={select}
        isExact={isExact}
        onExact={(exact) => lens.choose({ numbers: exact ? 'exact' : 'short' })}
      />
    </Section>
  );
}

interface Explained {
  readonly explanation: Explanation | undefined;
  readonly isLoading: boolean;
  readonly error: DescribedError | undefined;
}

/** The explanation of a number of the last pass; the one before stays while it is asked for. */
function useExplanation(address: string | undefined): Explained & { readonly retry: () => void } {
  const { reader } = useWorkbench();
  const question = useLensState(({ answered }) => answered?.question);
  const [state, setState] = useState<Explained>({ explanation: undefined, isLoading: false, error: undefined });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt asks again
  useEffect(() => {
    if (!question || address === undefined) return;
    const abort = new AbortController();
    setState(({ explanation }) => ({ explanation, isLoading: true, error: undefined }));
    reader.lens.explain({ question, address }, { signal: abort.signal }).then(
      (explanation) => !abort.signal.aborted && setState({ explanation, isLoading: false, error: undefined }),
      (error) => !abort.signal.aborted && setState({ explanation: undefined, isLoading: false, error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, question, address, attempt]);
  return { ...state, retry: () => setAttempt((before) => before + 1) };
}
