import { useEffect, useState } from 'react';
import type { LensQuestion } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useLensState, useWorkbench } from '../../workbench/index.ts';
import type { AnsweredPass } from '../../workbench/lens/index.ts';

interface ComparedPass {
  readonly compared: AnsweredPass | undefined;
  readonly error: DescribedError | undefined;
}

const NOTHING: ComparedPass = { compared: undefined, error: undefined };

/** The pass of the same samples after the step that is compared with; the one before stays while another is asked for. */
export function useComparedPass(step: number | undefined): ComparedPass {
  const { reader } = useWorkbench();
  const question = useLensState(({ answered }) => answered?.question);
  const [state, setState] = useState(NOTHING);
  const compared = step === undefined ? undefined : questionAt(question, step);
  const key = JSON.stringify(compared);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => {
    if (!compared) {
      setState(NOTHING);
      return;
    }
    const abort = new AbortController();
    reader.lens.pass(compared, { signal: abort.signal }).then(
      (pass) => !abort.signal.aborted && setState({ compared: { question: compared, pass }, error: undefined }),
      (error) => !abort.signal.aborted && setState({ compared: undefined, error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, key]);
  return state;
}

/** The same question about another step of the run. */
function questionAt(question: LensQuestion | undefined, step: number): LensQuestion | undefined {
  if (question?.weights.kind !== 'run') return undefined;
  return { ...question, weights: { ...question.weights, step } };
}
