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

/** What can be done with a run that is in the list. Each says what became of it. */
export function useRunActions(run: RunSummary) {
  const { client, runs, workspace, layout, notices } = useWorkbench();
  return useMemo(
    () => ({
      rename: () => askForName(message('Rename run'), run.name, (name) => notices.attempt(() => runs.rename(run.id, name))),
      remove: () =>
        modals.openConfirmModal({
          title: <Spoken of={message('Remove run?')} />,
          children: (
            <Text fz="sm">
              <Spoken
                of={message(
                  '“{{name}}” will be removed with its curves, gradients and checkpoints. This cannot be undone; the graph is kept.',
                  {
                    name: run.name,
                  },
                )}
              />
            </Text>
          ),
          labels: { confirm: <Spoken of={message('Remove run')} />, cancel: <Spoken of={message('Cancel')} /> },
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
            message(
              '{{count}} parameters. After reading the file back, the outputs for {{rows}} samples differ by at most {{error}}: {{place}}',
              {
                count: parameters,
                rows,
                error,
                place,
              },
            ),
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
      /** The graph as it was when the run began, in a tab of its own. */
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

/** Weights of a run that did not come to its end are those of its last checkpoint: of a run that failed at once, the initial ones. */
function warnOfUnfinished(notices: Notices, { status, step, epoch }: WeightsSource): void {
  if (status === 'completed') return;
  notices.warn(
    message('The run was not completed'),
    step === 0
      ? message('The file contains the initial weights, from before the first step.')
      : message('The file contains the weights after step {{step}}, in epoch {{epoch}}.', { step, epoch }),
  );
}
