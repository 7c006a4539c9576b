import { useMemo } from 'react';
import { type RunSummary, reportOfRun, type TableFormat, type Verification, type WeightsSource } from '#app/contract/index.ts';
import { writeHtml } from '#engine/report/index.ts';
import { language, type Message, message, say } from '../../language/index.ts';
import { takeFile } from '../../workbench/files/takeFile.ts';
import { openOrigin, useWorkbench, type Workbench } from '../../workbench/index.ts';
import { isBroken } from '../../workbench/lens/index.ts';
import type { Notices } from '../../workbench/messages/index.ts';
import { chooseExport, type ExportOrder } from './chooseExport.tsx';
import { openReport } from './openReport.tsx';
import { removeRuns } from './removeRuns.ts';

export function useRunActions(run: RunSummary) {
  const workbench = useWorkbench();
  return useMemo(() => runActions(workbench, run), [workbench, run]);
}

export type RunActions = ReturnType<typeof runActions>;

/** Actions on a run. Each reports its result. */
export function runActions({ client, runs, openGraphs, layout, lenses, notices }: Workbench, run: RunSummary) {
  const loadReport = async () => {
    const [details, metrics] = await Promise.all([client.runs.load({ runId: run.id }), client.runs.metrics({ runId: run.id })]);
    return reportOfRun(details, metrics);
  };
  const exportAs = async ({ format, options }: ExportOrder) => {
    const exported = await notices.during(message('Exporting the weights'), (signal) =>
      client.weights.export({ runId: run.id, format: format.name, options }, { signal }),
    );
    if (!exported) return;
    const { file, parameters, verification, source } = exported;
    if (file.kind === 'canceled') return;
    takeFile(file);
    warnOfUnfinished(notices, source);
    const place = file.kind === 'saved' ? file.path : file.fileName;
    notices.done(message('Weights exported'), describeExport(parameters, verification, place));
  };
  return {
    remove: (onRemoved: () => void) => removeRuns({ runs, notices }, [run], onRemoved),
    copyId: () =>
      notices.attempt(async () => {
        await navigator.clipboard.writeText(run.id);
        notices.done(message('Copied {{id}}', { id: run.id }));
      }),
    /** Of a paused run, its present state. */
    keepCheckpoint: () =>
      notices.attempt(async () => {
        const { step } = await client.runs.keepCheckpoint({ runId: run.id });
        notices.done(message('The checkpoint of step {{step}} is kept', { step }));
      }),
    resume: () => notices.attempt(() => runs.resumeFromCheckpoint(run.id)),
    trainFrom: () => notices.attempt(() => runs.startFrom(run)),
    printReport: () => notices.attempt(async () => openReport({ name: run.name, report: await loadReport() })),
    /** One HTML file, in the language of the window, to share or to print. */
    saveReport: () =>
      notices.attempt(async () => {
        const html = writeHtml(await loadReport(), { language: language.getState(), say });
        const file = await client.runs.saveReport({ name: run.name, html });
        if (file.kind === 'canceled') return;
        takeFile(file);
        notices.done(message('Report saved'), file.kind === 'saved' ? file.path : file.fileName);
      }),
    exportHistories: (format: TableFormat) =>
      notices.attempt(async () => {
        const file = await client.runs.exportHistories({ runId: run.id, format });
        if (file.kind === 'canceled') return;
        takeFile(file);
        notices.done(message('Histories exported'), file.kind === 'saved' ? file.path : file.fileName);
      }),
    exportWeights: () =>
      notices.attempt(async () => {
        const formats = await client.weights.formats();
        chooseExport(formats, (order) => void notices.attempt(() => exportAs(order)));
      }),
    openGraph: () =>
      notices.attempt(async () => {
        const { graphId } = run;
        const isThere = graphId !== null && (await client.graphs.list()).some(({ id }) => id === graphId);
        if (isThere) await openGraphs.open(graphId);
        else await openGraphs.create((await client.runs.load({ runId: run.id })).document);
        layout.setState({ view: 'design' });
      }),
    /** How good its weights are. */
    showResults: () => {
      runs.choose(run.id);
      layout.setState({ view: 'results' });
    },
    /** The lens at the first number that was not finite. */
    openOrigin: () =>
      notices.attempt(async () => {
        if (isBroken(run)) await openOrigin({ openGraphs, layout, lenses }, run);
      }),
    /** The graph as of the run's start, in a new tab. */
    openFrozen: () =>
      notices.attempt(async () => {
        const { document, name } = await client.runs.load({ runId: run.id });
        await openGraphs.create({ ...document, name: `${document.name ?? run.graphName} (${name})` });
        layout.setState({ view: 'design' });
      }),
  };
}

function describeExport(count: number, verification: Verification | undefined, place: string): Message {
  if (!verification) return message('{{count}} parameters: {{place}}', { count, place });
  const { rows, maxAbsError: error } = verification;
  return message(
    '{{count}} parameters. After reading the file back, the outputs for {{rows}} samples differ by at most {{error}}: {{place}}',
    { count, rows, error, place },
  );
}

/** Weights of an unfinished run are those of its last checkpoint: if it failed at once, the initial ones. */
function warnOfUnfinished(notices: Notices, { status, step, epoch }: WeightsSource): void {
  if (status === 'completed' || status === 'imported') return;
  notices.warn(
    message('The run was not completed'),
    step === 0
      ? message('The file contains the initial weights, from before the first step.')
      : message('The file contains the weights after step {{step}}, in epoch {{epoch}}.', { step, epoch }),
  );
}
