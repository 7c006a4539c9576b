import { useEffect, useState } from 'react';
import type { RunWeights, SamplePrediction, TryForm, TypedInputs } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Split } from '../choices/resultsChoices.ts';
import { type Beginning, fromSample, initialInputs } from './initialInputs.ts';

interface Asked {
  readonly predictions?: readonly SamplePrediction[];
  readonly error?: DescribedError;
}

const NOTHING: Beginning = { inputs: {}, version: 0 };

const isIncomplete = ({ inputs: wanted }: TryForm, inputs: TypedInputs) => wanted.some(({ node }) => !inputs[node]);

/** What is typed, and what the network predicts for it. */
export function useTryOut(weights: RunWeights, split: Split | undefined) {
  const { reader, notices } = useWorkbench();
  const [form, setForm] = useState<TryForm>();
  const [inputs, setInputs] = useState<TypedInputs>({});
  /** What fields and pads begin with: another version starts them anew. */
  const [beginning, setBeginning] = useState(NOTHING);
  const [asked, setAsked] = useState<Asked>({});
  const begin = (next: TypedInputs) => {
    setInputs(next);
    setBeginning(({ version }) => ({ inputs: next, version: version + 1 }));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: other weights of the run have the same form
  useEffect(() => {
    const abort = new AbortController();
    reader.results.form({ weights }, { signal: abort.signal }).then(
      (next) => {
        if (abort.signal.aborted) return;
        setForm(next);
        begin(initialInputs(next));
      },
      (error) => !abort.signal.aborted && setAsked({ error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, weights.runId]);

  useEffect(() => {
    if (!form || isIncomplete(form, inputs)) return;
    const abort = new AbortController();
    reader.results.predict({ weights, inputs }, { signal: abort.signal }).then(
      (predictions) => !abort.signal.aborted && setAsked({ predictions }),
      (error) => !abort.signal.aborted && setAsked({ error: describeError(error) }),
    );
    return () => abort.abort();
  }, [reader, form, weights, inputs]);

  const fill = () =>
    void notices.attempt(async () => {
      if (!form || !split) return;
      const seed = Math.floor(Math.random() * 2 ** 31);
      const [sample] = await reader.lens.findSamples({ weights, split, order: 'random', seed, most: 1, withInputs: true });
      const filled = sample && fromSample(form, sample);
      if (filled) begin(filled);
    });
  const change = (node: string, values: TypedInputs[string]) => setInputs((before) => ({ ...before, [node]: values }));
  return { form, inputs, beginning, change, fill, isReady: form !== undefined && !isIncomplete(form, inputs), ...asked };
}
