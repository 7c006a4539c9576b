import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { DatasetDescription, ReadingProgress, TableDescription } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../workbench/connection/index.ts';
import { followReading } from '../workbench/datasets/index.ts';
import type { ChosenData } from '../workbench/files/sortFiles.ts';
import { useWorkbench } from '../workbench/index.ts';
import { callByName } from './callByName.ts';
import { type FileChoice, fromSpec, NO_FILE, toSpec } from './fileSpec.ts';

/** Progress of reading a file. */
type Check =
  | { readonly status: 'open' }
  | { readonly status: 'reading'; readonly progress?: ReadingProgress }
  | { readonly status: 'sending'; readonly name: string; readonly share: number }
  | { readonly status: 'good'; readonly spec: string }
  | { readonly status: 'bad'; readonly error: DescribedError; readonly table?: TableDescription };

/** The dialog's initial state: dropped or chosen files, a pasted table, or the current data set. */
export type Beginning = { readonly files: ChosenData } | { readonly table: string } | { readonly spec: string } | undefined;

export type DataFile = ReturnType<typeof useDataFile>;

/** State of choosing a data file: its reading options and its description. */
export function useDataFile(beginning: Beginning) {
  const { client, findPath, datasets } = useWorkbench();
  const { readers } = useStore(datasets);
  const [choice, setChoice] = useState<FileChoice>(
    beginning && 'spec' in beginning ? fromSpec(beginning.spec, readers) : NO_FILE,
  );
  const [check, setCheck] = useState<Check>({ status: 'open' });
  const [description, setDescription] = useState<DatasetDescription>();
  const work = useRef(new AbortController());
  /** True if the user entered or chose the path here, rather than a document. */
  const isOwnPath = useRef(false);

  /** Aborts pending work, whose results are then ignored. */
  function begin(next: Check): { signal: AbortSignal; show: (next: Check) => void } {
    work.current.abort();
    work.current = new AbortController();
    const { signal } = work.current;
    setCheck(next);
    return { signal, show: (later) => !signal.aborted && setCheck(later) };
  }

  /** @param isChosen true if the user chose the file just now: a path from a document is only read if allowed */
  async function read(of: FileChoice, isChosen: boolean): Promise<void> {
    const spec = toSpec(of, readers);
    const { signal, show } = begin({ status: spec ? 'reading' : 'open' });
    if (!spec) return;
    const done = new AbortController();
    void followReading(client, spec, {
      signal: AbortSignal.any([signal, done.signal]),
      onProgress: (progress) => show({ status: 'reading', progress }),
    });
    try {
      if (isChosen) await client.datasets.allow({ dataset: spec });
      const found = await client.datasets.inspect({ dataset: spec }, { signal });
      if (!signal.aborted) setDescription(found);
      show({ status: 'good', spec });
    } catch (error) {
      const bad = { status: 'bad', error: callByName(describeError(error), spec, readers) } as const;
      show(bad);
      // Its columns lead on: what is missing where, and other roles.
      const table = await client.datasets.survey({ dataset: spec }, { signal }).catch(() => null);
      if (table) show({ ...bad, table });
    } finally {
      done.abort();
    }
  }

  /** Reads what was chosen, once its paths are found. */
  async function takeChoice(find: (begun: ReturnType<typeof begin>) => Promise<FileChoice>): Promise<void> {
    setDescription(undefined);
    isOwnPath.current = true;
    const begun = begin({ status: 'open' });
    try {
      const next = await find(begun);
      if (begun.signal.aborted) return;
      setChoice(next);
      await read(next, true);
    } catch (error) {
      begun.show({ status: 'bad', error: describeError(error) });
    }
  }

  const take = (files: ChosenData) =>
    takeChoice(({ signal, show }) =>
      withPaths(files, (file) => {
        if (!file) return '';
        const onProgress = (share: number) => show({ status: 'sending', name: file.name, share });
        onProgress(0);
        return findPath(file, { signal, onProgress });
      }),
    );

  const takeTable = (text: string) =>
    takeChoice(async ({ signal }) => {
      const { path } = await client.datasets.keepPasted({ text }, { signal });
      return { reader: 'csv', paths: [path], options: {} };
    });

  function start(given: NonNullable<Beginning>): Promise<void> {
    if ('files' in given) return take(given.files);
    return 'table' in given ? takeTable(given.table) : read(choice, false);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the initial value is read once
  useEffect(() => {
    if (beginning) void start(beginning);
    return () => work.current.abort();
  }, []);

  return {
    choice,
    check,
    /** The last read description; kept while the file is read again. */
    description,
    /** Stores input without reading; it is read on request. */
    change(part: Partial<FileChoice>) {
      setChoice({ ...choice, ...part });
      begin({ status: 'open' });
      isOwnPath.current = true;
      if ('paths' in part) setDescription(undefined);
    },
    /** Stores a choice, and reads the file accordingly. */
    choose(part: Partial<FileChoice>) {
      const next = { ...choice, ...part };
      setChoice(next);
      void read(next, isOwnPath.current);
    },
    read: () => void read(choice, true),
    /** Takes files from a file dialog. */
    take: (files: ChosenData) => void take(files),
    /** Takes the pasted rows of a spreadsheet. */
    takeTable: (text: string) => void takeTable(text),
    fail(error: unknown) {
      setDescription(undefined);
      begin({ status: 'bad', error: describeError(error) });
    },
    cancel: () => void begin({ status: 'open' }),
  };
}

/** Files one after the other, so that one bar shows each one's progress. */
async function withPaths(files: ChosenData, find: (file: File | undefined) => string | Promise<string>): Promise<FileChoice> {
  const paths: string[] = [];
  for (const file of files.files) paths.push(await find(file));
  return { reader: files.reader, paths, options: {} };
}
