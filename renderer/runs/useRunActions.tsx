import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMemo } from 'react';
import type { RunSummary, WeightsSource } from '#app/contract/index.ts';
import { takeFile } from '../files/takeFile.ts';
import { message } from '../language/index.ts';
import type { Notices } from '../messages/index.ts';
import { Spoken } from '../surface/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { askForName } from './askForName.tsx';

export type Encoding = 'numbers' | 'base64';

/** Actions on a run. Each reports its result. */
export function useRunActions(run: RunSummary) {
  const { client, runs, workspace, layout, notices } = useWorkbench();
  return useMemo(
    () => ({
      rename: () => askForName(message('Rename the run'), run.name, (name) => notices.attempt(() => runs.rename(run.id, name))),
      remove: () =>
        modals.openConfirmModal({
          title: <Spoken of={message('Remove the run?')} />,
          children: (
            <Text fz="sm">
              <Spoken
                of={message(
                  '“{{name}}” goes with its curves, its gradients and its checkpoints. This cannot be undone; the graph stays.',
                  {
                    name: run.name,
                  },
                )}
              />
            </Text>
          ),
          labels: { confirm: <Spoken of={message('Remove the run')} />, cancel: <Spoken of={message('Keep it')} /> },
          confirmProps: { color: 'red' },
          onConfirm: () => void notices.attempt(() => runs.remove(run.id)),
        }),
      goOn: () => notices.attempt(() => runs.resumeFromCheckpoint(run.id)),
      exportWeights: (encoding: Encoding) =>
        notices.attempt(async () => {
          const exported = await notices.during(message('Exporting the weights'), (signal) =>
            client.weights.export({ runId: run.id, encoding }, { signal }),
          );
          if (!exported) return;
          const { file, parameters, verification, source } = exported;
          if (file.kind === 'canceled' || !verification) return;
          takeFile(file);
          warnOfUnfinished(notices, source);
          const place = file.kind === 'saved' ? file.path : file.fileName;
          const { rows, maxAbsError: error } = verification;
          notices.done(
            message('Weights exported'),
            message('{{count}} parameters. Read back, the outputs for {{rows}} samples differ by at most {{error}}: {{place}}', {
              count: parameters,
              rows,
              error,
              place,
            }),
          );
        }),
      openGraph: () =>
        notices.attempt(async () => {
          const { graphId } = run;
          const isThere = graphId !== null && (await client.graphs.list()).some(({ id }) => id === graphId);
          if (isThere) await workspace.open(graphId);
          else await workspace.create((await client.runs.load({ runId: run.id })).document);
          layout.setState({ room: 'design' });
        }),
      /** The graph as of the run's start, in a new tab. */
      openFrozen: () =>
        notices.attempt(async () => {
          const { document, name } = await client.runs.load({ runId: run.id });
          await workspace.create({ ...document, name: `${document.name ?? run.graphName} (${name})` });
          layout.setState({ room: 'design' });
        }),
    }),
    [client, runs, workspace, layout, notices, run],
  );
}

/** Weights of an unfinished run are those of its last checkpoint: if it failed at once, the initial ones. */
function warnOfUnfinished(notices: Notices, { status, step, epoch }: WeightsSource): void {
  if (status === 'completed') return;
  notices.warn(
    message('The run was not completed'),
    step === 0
      ? message('The file holds the initial weights, from before the first step.')
      : message('The file holds the weights after step {{step}}, in epoch {{epoch}}.', { step, epoch }),
  );
}
